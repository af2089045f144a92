package jp.sodachi.parentportal.help;

import java.util.List;
import jp.sodachi.branding.Contacts;
import jp.sodachi.parentportal.consultation.ConsultationHandover;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page at the foot of every other. */
@Controller
class HelpPages {
    private final Contacts contacts;
    private final ConsultationHandover consultation;

    HelpPages(Contacts contacts, ConsultationHandover consultation) {
        this.contacts = contacts;
        this.consultation = consultation;
    }

    @GetMapping("/help")
    String open(Model model) {
        var contact = contacts.stored();
        model.addAttribute("contact", contact);
        model.addAttribute("consultation", consultation.findService().orElse(null));
        model.addAttribute(
                "paragraphs",
                contact.privacy().isEmpty()
                        ? List.of()
                        : List.of(contact.privacy().split("\n+")));
        return "parent/help/help";
    }
}
