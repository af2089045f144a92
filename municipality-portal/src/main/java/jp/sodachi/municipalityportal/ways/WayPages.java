package jp.sodachi.municipalityportal.ways;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.TownWays;
import jp.sodachi.support.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the ways, and the town's own limit on what LINE may cost. */
@Controller
@RequestMapping("/ways")
class WayPages {
    private final TownWays ways;

    WayPages(TownWays ways) {
        this.ways = ways;
    }

    /** A month's limit as typed. */
    record LimitForm(String most) {
        LimitForm {
            most = requireNonNullElse(most, "");
        }

        /** @param contract the most that can be allowed */
        private Optional<Integer> read(Errors errors, int contract) {
            var plain = Typed.ascii(most);
            if (!plain.matches("\\d{1,7}") || Integer.parseInt(plain) > contract) {
                errors.rejectValue("most", "ways.line.wrong", new Object[] {contract}, null);
                return Optional.empty();
            }
            return Optional.of(Integer.parseInt(plain));
        }
    }

    @GetMapping
    ModelAndView open() {
        var line = ways.line();
        return page(HttpStatus.OK, line)
                .addObject(
                        "form",
                        new LimitForm(
                                line.map(one -> Integer.toString(one.most())).orElse("")));
    }

    @PostMapping("/line")
    ModelAndView limit(
            @ModelAttribute("form") LimitForm form,
            BindingResult errors,
            @RequestParam int seen,
            RedirectAttributes afterwards) {
        var line = ways.line();
        var contract =
                line.map(TownWays.LineStanding::contract).orElseThrow(() -> new NotYours("channel.line-limit", null));
        var most = form.read(errors, contract);
        if (most.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, line);
        }
        if (!ways.limitLine(seen, most.get())) {
            return page(HttpStatus.CONFLICT, ways.line()).addObject("conflict", true);
        }
        afterwards.addFlashAttribute("saved", "ways.line.saved");
        return new ModelAndView("redirect:/ways");
    }

    private ModelAndView page(HttpStatus status, Optional<TownWays.LineStanding> line) {
        return new ModelAndView("staff/ways/ways", status)
                .addObject("count", ways.count())
                .addObject("line", line.orElse(null));
    }
}
