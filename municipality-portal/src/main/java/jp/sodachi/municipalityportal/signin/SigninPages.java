package jp.sodachi.municipalityportal.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;

/** The door of the site, with the town's face, and the word of goodbye. */
@Controller
class SigninPages {

    @GetMapping("/signin")
    String signin(
            @RequestParam(required = false) @Nullable String problem,
            @SessionAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION, required = false) @Nullable Exception failure,
            Model model) {
        if (problem == null) {
            return "staff/signin/signin";
        }
        if (failure instanceof OAuth2AuthenticationException refused
                && TownMembers.NOT_A_MEMBER.equals(refused.getError().getErrorCode())) {
            return "staff/signin/stranger";
        }
        model.addAttribute("problem", true);
        return "staff/signin/signin";
    }

    @GetMapping("/bye")
    String bye() {
        return "staff/signin/bye";
    }
}
