package jp.sodachi.municipalityportal.retention;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which admins choose. */
@Controller
class RetentionPages {
    private static final String VIEW = "staff/retention/retention";

    private final Retention retention;

    RetentionPages(Retention retention) {
        this.retention = retention;
    }

    @GetMapping("/retention")
    String open(Model model) {
        model.addAttribute("form", RetentionForm.of(retention.open()));
        return VIEW;
    }

    @PostMapping("/retention")
    ModelAndView save(
            @ModelAttribute("form") RetentionForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes afterwards) {
        form.check(errors);
        if (errors.hasErrors()) {
            retention.open();
            return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!retention.change(form.read(), form.readSeen())) {
            model.addAttribute("meanwhile", RetentionForm.of(retention.open()));
            return new ModelAndView(VIEW, HttpStatus.CONFLICT);
        }
        afterwards.addFlashAttribute("saved", "retention.saved");
        return new ModelAndView("redirect:/retention");
    }
}
