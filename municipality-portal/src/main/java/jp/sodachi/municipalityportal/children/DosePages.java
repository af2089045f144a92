package jp.sodachi.municipalityportal.children;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.record.DoseEntry;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.web.Choice;
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

/** Entering and confirming a child's doses. */
@Controller
@RequestMapping("/children/{id}/doses")
class DosePages {
    private static final String ENTRY = "staff/children/dose";

    private final ChildFile file;
    private final MessageSource messages;
    private final Clock clock;

    DosePages(ChildFile file, MessageSource messages, Clock clock) {
        this.file = file;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("vaccines")
    List<Choice> vaccines(Locale reader) {
        return Vaccines.choices(messages, reader);
    }

    /** @param product the vaccine to start with, from a row of the plan */
    @GetMapping("/new")
    String form(@PathVariable UUID id, @RequestParam(defaultValue = "") String product, Model model) {
        var vaccine = Vaccines.isKnown(product) ? product : "";
        model.addAttribute("form", DoseForm.of(vaccine, JapaneseDates.era(LocalDate.now(clock))));
        model.addAttribute("child", file.get(id).child());
        return ENTRY;
    }

    @PostMapping("/new")
    ModelAndView enter(
            @PathVariable UUID id,
            @ModelAttribute("form") DoseForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var entered = form.read(errors).map(dose -> file.recordDose(id, dose));
        return switch (entered.orElse(null)) {
            case DoseEntry.Entered _ -> {
                afterwards.addFlashAttribute("saved", "child.saved.dose");
                yield new ModelAndView("redirect:/children/" + id);
            }
            case DoseEntry.Refused(var reason) -> {
                DoseForm.refuse(reason, errors);
                yield again(id);
            }
            case null -> again(id);
        };
    }

    /** @param from {@code today} when the nurse works through the first page's list */
    @PostMapping("/{doseId}/confirm")
    String confirm(
            @PathVariable UUID id,
            @PathVariable UUID doseId,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes afterwards) {
        var confirmed = file.confirmDose(id, doseId);
        afterwards.addFlashAttribute(
                confirmed ? "saved" : "told", confirmed ? "child.saved.confirmed" : "child.settled-meanwhile");
        return from.equals("today") ? "redirect:/" : "redirect:/children/" + id;
    }

    private ModelAndView again(UUID id) {
        return new ModelAndView(ENTRY, HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("child", file.get(id).child());
    }
}
