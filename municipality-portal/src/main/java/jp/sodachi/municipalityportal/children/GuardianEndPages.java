package jp.sodachi.municipalityportal.children;

import java.util.UUID;
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

/** Taking a guardian out of a family's handbook, with the consequence in words and a reason. */
@Controller
@RequestMapping("/children/{id}/guardians/{guardian}/end")
class GuardianEndPages {
    private final ChildFile file;

    GuardianEndPages(ChildFile file) {
        this.file = file;
    }

    @GetMapping
    ModelAndView question(@PathVariable UUID id, @PathVariable("guardian") UUID guardianId) {
        return page(HttpStatus.OK, id, guardianId).addObject("form", new WhyForm(""));
    }

    @PostMapping
    ModelAndView end(
            @PathVariable UUID id,
            @PathVariable("guardian") UUID guardianId,
            @ModelAttribute("form") WhyForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var why = form.read(errors);
        if (why.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, guardianId);
        }
        var ended = file.endGuardian(id, guardianId, why.get());
        afterwards.addFlashAttribute(
                ended ? "saved" : "told", ended ? "child.guardian.ended" : "child.settled-meanwhile");
        return new ModelAndView("redirect:/children/" + id);
    }

    private ModelAndView page(HttpStatus status, UUID child, UUID guardian) {
        return new ModelAndView("staff/children/guardian-end", status)
                .addObject("child", child)
                .addObject("guardian", file.getGuardian(child, guardian));
    }
}
