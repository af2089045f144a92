package jp.sodachi.parentportal.grants;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.IdentityProviderFailed;
import jp.sodachi.parentportal.join.PendingJoin;
import jp.sodachi.record.Grant;
import jp.sodachi.record.Grants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From an invitation's link to what it shows. Names nobody before the person has signed in. */
@Controller
@RequestMapping("/invited/{secret}")
class InvitedPages {
    private static final Logger LOG = LoggerFactory.getLogger(InvitedPages.class);

    private final Grants grants;
    private final Accepting accepting;

    InvitedPages(Grants grants, Accepting accepting) {
        this.grants = grants;
        this.accepting = accepting;
    }

    /** Open to everybody who has the link. */
    @GetMapping
    ModelAndView begin(@PathVariable String secret) {
        if (CurrentActor.get() instanceof Actor.Parent) {
            return new ModelAndView("redirect:/invited/" + secret + "/see");
        }
        return new ModelAndView("parent/grants/begin").addObject("secret", secret);
    }

    /** The person has no account yet: the sign-in offers one, and then leads to {@code see}. */
    @PostMapping
    String signUp(@PathVariable String secret, HttpServletRequest request) {
        PendingJoin.askSignUp(request);
        return "redirect:/invited/" + secret + "/see";
    }

    @GetMapping("/see")
    ModelAndView see(@PathVariable String secret) {
        return grants.look(secret)
                .map(invitation -> new ModelAndView("parent/grants/invited")
                        .addObject("secret", secret)
                        .addObject("invitation", invitation))
                .orElseGet(InvitedPages::gone);
    }

    @PostMapping("/see")
    ModelAndView accept(@PathVariable String secret, Locale reader, RedirectAttributes next) {
        try {
            return accepting
                    .accept(secret, reader.getLanguage())
                    .map(accepted -> {
                        var grant = accepted.grant();
                        if (grant.whom() == Grant.Whom.PARTNER) {
                            next.addFlashAttribute("saved", "parent.grant.joined");
                            return new ModelAndView("redirect:/");
                        }
                        return new ModelAndView("redirect:"
                                + GivenPages.path(grant.id(), grant.sections().getFirst()));
                    })
                    .orElseGet(InvitedPages::gone);
        } catch (IdentityProviderFailed away) {
            LOG.warn("An invitation has to wait: {}", away.getMessage());
            next.addFlashAttribute("warning", "parent.grant.later");
            return new ModelAndView("redirect:/invited/" + secret + "/see");
        }
    }

    private static ModelAndView gone() {
        return new ModelAndView("parent/grants/gone", HttpStatus.GONE);
    }
}
