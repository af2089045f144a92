package jp.sodachi.municipalityportal.moving;

import java.util.UUID;
import jp.sodachi.record.Arrival;
import jp.sodachi.record.Arrivals;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A family comes with a code: whom it is about, taking the record over, the receipt. The code is in no address. */
@Controller
@RequestMapping("/arrivals")
class ArrivalPages {
    private static final int NEWEST = 30;

    private final Arrivals arrivals;
    private final TenantDirectory towns;

    ArrivalPages(Arrivals arrivals, TenantDirectory towns) {
        this.arrivals = arrivals;
        this.towns = towns;
    }

    @GetMapping
    ModelAndView ask() {
        return asking(HttpStatus.OK).addObject("form", CodeForm.empty());
    }

    @PostMapping("/look")
    ModelAndView look(@ModelAttribute("form") CodeForm form, BindingResult errors) {
        return answer(arrivals.look(form.code()), errors);
    }

    @PostMapping
    ModelAndView begin(
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "false") boolean siblings) {
        return answer(arrivals.begin(form.code(), siblings), errors);
    }

    @GetMapping("/{id}")
    ModelAndView receipt(@PathVariable UUID id) {
        var arrival = arrivals.get(id);
        return new ModelAndView("staff/moving/arrival")
                .addObject("arrival", arrival)
                .addObject("path", path(arrival))
                .addObject("from", name(arrival));
    }

    /** Goes on with what was cut off, without waiting for the worker. */
    @PostMapping("/resume")
    String resume() {
        arrivals.resume();
        return "redirect:/arrivals";
    }

    /** For a move whose record is not here and whose old town does not answer. */
    @PostMapping("/{id}/give-up")
    String giveUp(@PathVariable UUID id, RedirectAttributes next) {
        var done = arrivals.giveUp(id);
        next.addFlashAttribute(done ? "saved" : "told", done ? "arrival.given-up" : "arrival.too-late");
        return "redirect:/arrivals/" + id;
    }

    private ModelAndView answer(Arrivals.Look look, BindingResult errors) {
        return switch (look) {
            case Arrivals.Look.Begun(var id) -> new ModelAndView("redirect:/arrivals/" + id);
            case Arrivals.Look.Refused(var reason) -> {
                errors.rejectValue("code", "arrival.refused." + reason);
                yield asking(
                        reason == Arrivals.Reason.TOO_MANY_TRIES
                                ? HttpStatus.TOO_MANY_REQUESTS
                                : HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Arrivals.Look.Found found ->
                new ModelAndView("staff/moving/confirm")
                        .addObject("found", found)
                        .addObject("code", found.code().grouped());
            case Arrivals.Look.FoundPregnancy found ->
                new ModelAndView("staff/moving/confirm-pregnancy")
                        .addObject("found", found)
                        .addObject("code", found.code().grouped());
        };
    }

    private ModelAndView asking(HttpStatus status) {
        var newest = arrivals.listNewest(NEWEST);
        return new ModelAndView("staff/moving/arrivals", status)
                .addObject("waiting", newest.stream().anyMatch(Arrival::isUnderWay))
                .addObject(
                        "rows",
                        newest.stream().map(each -> new Row(each, name(each))).toList());
    }

    private static @Nullable String path(Arrival arrival) {
        if (arrival.childId() != null) {
            return "/children/" + arrival.childId();
        }
        return arrival.pregnancyId() == null ? null : "/pregnancies/" + arrival.pregnancyId();
    }

    private String name(Arrival arrival) {
        return towns.find(arrival.from())
                .map(Tenant::name)
                .orElse(arrival.from().value());
    }

    /** An arrival with the old town's name. */
    record Row(Arrival arrival, String from) {}
}
