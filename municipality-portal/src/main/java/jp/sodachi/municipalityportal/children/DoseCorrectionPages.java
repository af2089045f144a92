package jp.sodachi.municipalityportal.children;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.Child;
import jp.sodachi.record.Dose;
import jp.sodachi.record.DoseEntry;
import jp.sodachi.record.NewDose;
import jp.sodachi.web.Choice;
import org.springframework.context.MessageSource;
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

/** Correcting and withdrawing a dose: each with a reason, and what was there before stays. */
@Controller
@RequestMapping("/children/{id}/doses/{doseId}")
class DoseCorrectionPages {
    private final ChildFile file;
    private final MessageSource messages;

    DoseCorrectionPages(ChildFile file, MessageSource messages) {
        this.file = file;
        this.messages = messages;
    }

    @ModelAttribute("vaccines")
    List<Choice> vaccines(Locale reader) {
        return Vaccines.choices(messages, reader);
    }

    @GetMapping("/withdraw")
    ModelAndView question(@PathVariable UUID id, @PathVariable UUID doseId) {
        return withdrawal(HttpStatus.OK, id, doseId).addObject("form", new WhyForm(""));
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(
            @PathVariable UUID id,
            @PathVariable UUID doseId,
            @ModelAttribute("form") WhyForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var why = form.read(errors);
        if (why.isEmpty()) {
            return withdrawal(HttpStatus.UNPROCESSABLE_CONTENT, id, doseId);
        }
        var withdrawn = file.withdrawDose(id, doseId, why.get());
        afterwards.addFlashAttribute(
                withdrawn ? "saved" : "told", withdrawn ? "child.saved.withdrawn" : "child.settled-meanwhile");
        return new ModelAndView("redirect:/children/" + id);
    }

    @GetMapping("/correct")
    ModelAndView correction(@PathVariable UUID id, @PathVariable UUID doseId) {
        var page = file.get(id);
        var dose = find(page.standingDoses(), doseId, id);
        return form(HttpStatus.OK, page.child(), dose).addObject("form", DoseForm.of(dose));
    }

    @PostMapping("/correct")
    ModelAndView correct(
            @PathVariable UUID id,
            @PathVariable UUID doseId,
            @RequestParam int version,
            @ModelAttribute("form") DoseForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var dose = form.read(errors);
        var why = WhyForm.read(form.why(), errors);
        if (dose.isPresent() && why.isPresent()) {
            switch (file.correctDose(id, doseId, version, dose.get(), why.get())) {
                case DoseEntry.Entered _ -> {
                    afterwards.addFlashAttribute("saved", "child.saved.dose-corrected");
                    return new ModelAndView("redirect:/children/" + id);
                }
                case DoseEntry.Refused(var reason)
                when reason == DoseEntry.Reason.SETTLED_MEANWHILE -> {
                    return bothTexts(id, doseId, dose.get());
                }
                case DoseEntry.Refused(var reason) -> form.refuse(reason, errors, reader);
            }
        }
        var page = file.get(id);
        return form(HttpStatus.UNPROCESSABLE_CONTENT, page.child(), find(page.doses(), doseId, id));
    }

    /** A colleague was faster: what stands now beside what was typed; the next save goes on from what stands. */
    private ModelAndView bothTexts(UUID id, UUID doseId, NewDose mine) {
        var page = file.get(id);
        var old = find(page.doses(), doseId, id);
        var now = page.doses().stream()
                .filter(dose -> doseId.equals(dose.replaces()))
                .findFirst()
                .orElse(old);
        return form(HttpStatus.CONFLICT, page.child(), now)
                .addObject("mine", mine)
                .addObject("stored", now);
    }

    private ModelAndView withdrawal(HttpStatus status, UUID id, UUID doseId) {
        var page = file.get(id);
        return new ModelAndView("staff/children/withdraw", status)
                .addObject("child", page.child())
                .addObject("dose", find(page.standingDoses(), doseId, id));
    }

    private static ModelAndView form(HttpStatus status, Child child, Dose dose) {
        return new ModelAndView("staff/children/dose-correct", status)
                .addObject("child", child)
                .addObject("dose", dose);
    }

    private static Dose find(List<Dose> doses, UUID doseId, UUID childId) {
        return doses.stream()
                .filter(dose -> dose.id().equals(doseId))
                .findFirst()
                .orElseThrow(() -> new NotYours("dose.correct", childId));
    }
}
