package jp.sodachi.parentportal.signin;

import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door, and the page behind it. */
@Controller
class SignInPages {

    /** @param problem there when the identity provider sent somebody back without signing in */
    @GetMapping("/signin")
    String door(@RequestParam(required = false) @Nullable String problem, Model model) {
        if (CurrentActor.get() instanceof Actor.Parent) {
            return "redirect:/";
        }
        model.addAttribute("problem", problem != null);
        return "parent/signin/signin";
    }

    @GetMapping("/bye")
    String bye() {
        return "parent/signin/bye";
    }
}
