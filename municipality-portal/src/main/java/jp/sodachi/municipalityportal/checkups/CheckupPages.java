package jp.sodachi.municipalityportal.checkups;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.assessment.CheckWords;
import jp.sodachi.record.HandbookForm;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tomorrow's check-ups, and inviting to a day. */
@Controller
@RequestMapping("/checkups")
class CheckupPages {
    private static final int MOST = 200;

    private final CheckupDesk desk;
    private final HandbookForms forms;
    private final MessageSource messages;
    private final Clock clock;

    CheckupPages(CheckupDesk desk, HandbookForms forms, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.forms = forms;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param on any day as people write it; tomorrow without one */
    @GetMapping
    String day(@RequestParam(defaultValue = "") String on, Model model, Locale reader) {
        var today = LocalDate.now(clock);
        var day = JapaneseDates.find(on).orElse(today.plusDays(1));
        model.addAttribute("day", day);
        model.addAttribute("today", today);
        model.addAttribute("typed", on);
        model.addAttribute("expected", desk.listDay(day, new CheckWords(messages, reader)));
        return "staff/checkups/day";
    }

    @GetMapping("/invite")
    ModelAndView choose(@ModelAttribute("form") InviteForm form, BindingResult errors, Locale reader) {
        var fresh = form.form().isEmpty() && form.on().isEmpty();
        var invitation =
                fresh ? null : form.read(errors, codes(), LocalDate.now(clock)).orElse(null);
        var page = page(errors.hasErrors() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK, reader, invitation);
        return fresh
                ? page.addObject(
                        "form",
                        new InviteForm(
                                "", JapaneseDates.era(LocalDate.now(clock).plusDays(1)), "", ""))
                : page;
    }

    @PostMapping("/invite")
    ModelAndView invite(
            @ModelAttribute("form") InviteForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable List<UUID> children,
            Locale reader,
            RedirectAttributes afterwards) {
        var invitation = form.read(errors, codes(), LocalDate.now(clock));
        if (invitation.isPresent() && (children == null || children.isEmpty())) {
            errors.reject("checkups.nobody");
        }
        if (invitation.isEmpty() || children == null || children.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, reader, invitation.orElse(null));
        }
        desk.invite(invitation.get(), children);
        afterwards.addFlashAttribute("saved", "checkups.invited");
        return new ModelAndView("redirect:/checkups?on=" + invitation.get().on());
    }

    @PostMapping("/places/{id}/cancel")
    String cancel(@PathVariable UUID id, @RequestParam String on, RedirectAttributes afterwards) {
        var cancelled = desk.cancel(id);
        afterwards.addFlashAttribute(
                cancelled ? "saved" : "told", cancelled ? "checkups.cancelled" : "child.settled-meanwhile");
        return "redirect:/checkups?on=" + JapaneseDates.find(on).orElse(LocalDate.now(clock));
    }

    private ModelAndView page(HttpStatus status, Locale reader, InviteForm.@Nullable Invitation invitation) {
        var eligible = invitation == null ? List.of() : desk.listEligible(invitation.form(), invitation.on(), MOST);
        return new ModelAndView("staff/checkups/invite", status)
                .addObject(
                        "forms",
                        codes().stream()
                                .map(code -> new Choice(code, messages.getMessage("form.title." + code, null, reader)))
                                .toList())
                .addObject("invitation", invitation)
                .addObject("today", LocalDate.now(clock))
                .addObject("eligible", eligible);
    }

    private List<String> codes() {
        return forms.list().stream()
                .filter(HandbookForm::released)
                .map(HandbookForm::code)
                .toList();
    }
}
