package jp.sodachi.municipalityportal.pregnancies;

import java.util.UUID;
import jp.sodachi.record.Pregnancy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Protects the record of a pregnancy and the family with it, and ends that; both ask why. */
@Controller
@RequestMapping("/pregnancies/{id}")
class ProtectionPages {
    private final PregnancyDesk desk;

    ProtectionPages(PregnancyDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/protect")
    ModelAndView question(@PathVariable UUID id) {
        return page(HttpStatus.OK, id, true).addObject("form", new EndForm("", ""));
    }

    @PostMapping("/protect")
    ModelAndView protect(
            @PathVariable UUID id,
            @ModelAttribute("form") EndForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var why = PregnancyForm.reason(form.why(), errors);
        if (why.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, true);
        }
        return back(id, desk.protect(id, why.get()), "protection.saved", afterwards);
    }

    @GetMapping("/unprotect")
    ModelAndView questionOfEnd(@PathVariable UUID id) {
        return page(HttpStatus.OK, id, false).addObject("form", new EndForm("", ""));
    }

    @PostMapping("/unprotect")
    ModelAndView unprotect(
            @PathVariable UUID id,
            @ModelAttribute("form") EndForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var why = PregnancyForm.reason(form.why(), errors);
        if (why.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, false);
        }
        return back(id, desk.unprotect(id, why.get()), "protection.ended", afterwards);
    }

    /** What is already as it is to be is not asked again. */
    private ModelAndView page(HttpStatus status, UUID id, boolean protect) {
        var pregnancy = desk.open(id, false).pregnancy();
        if (protect == (pregnancy.shield() == Pregnancy.Shield.OWN)) {
            return new ModelAndView("redirect:/pregnancies/" + id);
        }
        return new ModelAndView("staff/pregnancies/protect", status)
                .addObject("pregnancy", pregnancy)
                .addObject("protect", protect);
    }

    private static ModelAndView back(UUID id, boolean done, String said, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute(done ? "saved" : "told", done ? said : "child.settled-meanwhile");
        return new ModelAndView("redirect:/pregnancies/" + id);
    }
}
