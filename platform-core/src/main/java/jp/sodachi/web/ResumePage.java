package jp.sodachi.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Sends a form again that came after the session had ended. */
@Controller
final class ResumePage {
    static final String PATH = "/resume";

    @GetMapping(PATH)
    String resume(HttpServletRequest request, Model model) {
        return KeptForm.take(request)
                .map(form -> {
                    model.addAttribute("kept", form);
                    return "error/resume";
                })
                .orElse("redirect:/");
    }
}
