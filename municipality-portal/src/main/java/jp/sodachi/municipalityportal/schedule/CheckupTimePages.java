package jp.sodachi.municipalityportal.schedule;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sodachi.identity.NotYours;
import jp.sodachi.schedule.Checkups;
import jp.sodachi.schedule.InvalidDefinition;
import jp.sodachi.schedule.TownLayer;
import jp.sodachi.support.Typed;
import jp.sodachi.web.Choice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form for a check-up at the town's own times; of one the law demands only the edges move. */
@Controller
@RequestMapping("/schedule/draft/checkup/{code}")
class CheckupTimePages {
    private static final int MOST_MONTHS = 84;
    private static final int LONGEST = 60;

    private final Draft draft;

    CheckupTimePages(Draft draft) {
        this.draft = draft;
    }

    /**
     * As typed: days by which the edges move, or a window in months of age, and whether the town holds it.
     *
     * @param offered YES, NO, or nothing for what the national file says
     */
    record Form(String start, String end, String from, String to, String offered, String reason) {
        Form {
            start = requireNonNullElse(start, "");
            end = requireNonNullElse(end, "");
            from = requireNonNullElse(from, "");
            to = requireNonNullElse(to, "");
            offered = requireNonNullElse(offered, "");
            reason = requireNonNullElse(reason, "");
        }

        static Form of(TownLayer.Checkup own) {
            return new Form(
                    own.startOffsetDays() == 0 ? "" : Integer.toString(own.startOffsetDays()),
                    own.endOffsetDays() == 0 ? "" : Integer.toString(own.endOffsetDays()),
                    own.window().isEmpty() ? "" : months(own.window().getFirst()),
                    own.window().isEmpty() ? "" : months(own.window().getLast()),
                    own.offered().map(held -> held ? "YES" : "NO").orElse(""),
                    own.reason());
        }

        private static String months(String written) {
            return written.replaceFirst("^M\\((\\d+)\\).*$", "$1");
        }
    }

    @GetMapping
    String open(@PathVariable String code, Model model, Locale reader) {
        var own = draft.open().version().layer().checkups().getOrDefault(code, TownLayer.Checkup.AS_THE_NATION);
        model.addAttribute("form", Form.of(own));
        return show(code, model, reader);
    }

    private String show(String code, Model model, Locale reader) {
        var open = draft.open();
        var words = draft.show(open, model, reader);
        var national = open.national().checkups();
        var checkup = find(code, national);
        model.addAttribute("checkup", checkup);
        model.addAttribute("name", words.checkup(code));
        model.addAttribute("window", words.windows(checkup));
        model.addAttribute(
                "held",
                List.of(
                        new Choice("", words.say("layer.checkup.national")),
                        new Choice("YES", words.say("layer.checkup.held")),
                        new Choice("NO", words.say("layer.checkup.not-held"))));
        model.addAttribute("most", national.mostOffsetDays());
        model.addAttribute("single", checkup.windows().size() == 1);
        return "staff/schedule/checkup";
    }

    private static Checkups.Outline find(String code, Checkups national) {
        return national.outlines().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotYours("layer.save", null));
    }

    @PostMapping
    ModelAndView save(
            @PathVariable String code,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            @RequestParam int version,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        var national = draft.open().national().checkups();
        var checkup = find(code, national);
        var most = national.mostOffsetDays();
        var start = days("start", form.start(), most, errors);
        var end = days("end", form.end(), most, errors);
        var window = checkup.legal() ? List.<String>of() : window(form, errors);
        Optional<Boolean> held = checkup.legal() || form.offered().isEmpty()
                ? Optional.empty()
                : Optional.of(form.offered().equals("YES"));
        var reason = reason(form.reason(), errors);
        return draft.save(
                new Draft.Change(
                        version,
                        layer -> layer.withCheckup(
                                code,
                                Optional.of(layer.checkups()
                                        .getOrDefault(code, TownLayer.Checkup.AS_THE_NATION)
                                        .with(start, end, window, held, reason))),
                        (layer, words) -> Optional.ofNullable(layer.checkups().get(code))
                                .map(own -> words.checkup(code, own).text())),
                errors,
                CheckupTimePages::refuse,
                again -> show(code, again, reader),
                model,
                reader,
                afterwards);
    }

    private static void refuse(InvalidDefinition wrong, Errors beside) {
        beside.rejectValue(wrong.path().contains("std") ? "from" : "end", "layer.checkup.outside");
    }

    /** A number of days with its sign; nothing is none. */
    private static int days(String field, String typed, int most, Errors errors) {
        var plain = Typed.ascii(typed).replaceFirst("^[−－ー‐]", "-");
        if (plain.isEmpty()) {
            return 0;
        }
        if (!plain.matches("[-+]?\\d{1,3}") || Math.abs(Integer.parseInt(plain)) > most) {
            errors.rejectValue(field, "layer.checkup.days.range", new Object[] {most}, null);
            return 0;
        }
        return Integer.parseInt(plain);
    }

    /** As the national file writes a window: from the day after an age is reached to the day the next one is. */
    private static List<String> window(Form form, BindingResult errors) {
        if (form.from().isBlank() && form.to().isBlank()) {
            return List.of();
        }
        var from = ProgrammeForm.number("from", form.from(), 0, MOST_MONTHS, errors);
        var to = ProgrammeForm.number("to", form.to(), 0, MOST_MONTHS, errors);
        if (!errors.hasErrors() && to <= from) {
            errors.rejectValue("to", "layer.checkup.backwards");
        }
        return List.of("M(" + from + ")+1d", "M(" + to + ")");
    }

    private static String reason(String typed, Errors errors) {
        var reason = Typed.text(typed);
        if (reason.isEmpty()) {
            errors.rejectValue("reason", "layer.reason.empty");
        } else if (reason.length() > LONGEST) {
            errors.rejectValue("reason", "birth.too-long", new Object[] {LONGEST}, null);
        }
        return reason;
    }

    @PostMapping("/remove")
    ModelAndView remove(@PathVariable String code, @RequestParam int version, RedirectAttributes afterwards) {
        return draft.remove(version, layer -> layer.withCheckup(code, Optional.empty()), afterwards);
    }
}
