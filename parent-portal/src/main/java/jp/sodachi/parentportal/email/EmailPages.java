package jp.sodachi.parentportal.email;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The link in the mail, and sending it again. The link asks for signing in: whoever reads the mails of a mistyped address
 * must not be able to prove it.
 */
@Controller
class EmailPages {
    private final AddressProofs proofs;
    private final AddressConfirmations confirmations;

    EmailPages(AddressProofs proofs, AddressConfirmations confirmations) {
        this.proofs = proofs;
        this.confirmations = confirmations;
    }

    @GetMapping("/email/confirm/{secret}")
    String ask(@PathVariable String secret, Model model) {
        model.addAttribute("secret", secret);
        return "parent/email/confirm";
    }

    @PostMapping("/email/confirm/{secret}")
    ModelAndView confirm(@PathVariable String secret) {
        return proofs.confirm(secret)
                ? new ModelAndView("parent/email/done")
                : new ModelAndView("parent/email/gone", HttpStatus.GONE);
    }

    @PostMapping("/family/email")
    String sendAgain(RedirectAttributes next) {
        switch (confirmations.askAgain()) {
            case SENT -> next.addFlashAttribute("saved", "parent.email.sent");
            case JUST_SENT -> next.addFlashAttribute("info", "parent.email.just-sent");
            case NOT_NEEDED -> next.addFlashAttribute("saved", "parent.email.not-needed");
        }
        return "redirect:/family";
    }
}
