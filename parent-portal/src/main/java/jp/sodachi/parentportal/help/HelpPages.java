package jp.sodachi.parentportal.help;

import java.util.List;
import jp.sodachi.branding.Contacts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page at the foot of every other. */
@Controller
class HelpPages {
    private final Contacts contacts;
    private final boolean consultationIsOffered;

    /** @param consultationKey without it nobody can be handed over to a consultation service */
    HelpPages(Contacts contacts, @Value("${sodachi.consultation.key:}") String consultationKey) {
        this.contacts = contacts;
        this.consultationIsOffered = !consultationKey.isBlank();
    }

    @GetMapping("/help")
    String open(Model model) {
        var contact = contacts.stored();
        model.addAttribute("contact", contact);
        model.addAttribute(
                "consultation",
                consultationIsOffered && contact.consultation().isThere() ? contact.consultation() : null);
        model.addAttribute(
                "paragraphs",
                contact.privacy().isEmpty()
                        ? List.of()
                        : List.of(contact.privacy().split("\n+")));
        return "parent/help/help";
    }
}
