package jp.sodachi.municipalityportal.contact;

import java.util.List;
import java.util.stream.Stream;
import jp.sodachi.branding.TownContact;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an admin says whom families ask and how the town handles personal data, and tries its mail. */
@Controller
@RequestMapping("/contact")
class ContactPages {
    private static final String VIEW = "staff/contact/contact";

    private final ContactOffice office;

    ContactPages(ContactOffice office) {
        this.office = office;
    }

    /** One part in two versions; {@code label} is a message key. */
    record Difference(String label, String mine, String stored) {}

    @GetMapping
    String open(Model model) {
        var stored = office.open();
        model.addAttribute("form", ContactForm.of(stored));
        show(model, stored.version());
        return VIEW;
    }

    @PostMapping
    ModelAndView save(
            @ModelAttribute("form") ContactForm form,
            BindingResult errors,
            @RequestParam int version,
            Model model,
            RedirectAttributes afterwards) {
        var contact = form.read(errors, version);
        if (contact.isEmpty()) {
            show(model, version);
            return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!office.change(contact.get())) {
            var stored = office.open();
            model.addAttribute("differences", differences(contact.get(), stored));
            show(model, stored.version());
            return new ModelAndView(VIEW, HttpStatus.CONFLICT);
        }
        afterwards.addFlashAttribute("saved", "contact.saved");
        return new ModelAndView("redirect:/contact");
    }

    @PostMapping("/trial")
    String sendTrial(RedirectAttributes afterwards) {
        office.sendTrial();
        afterwards.addFlashAttribute("saved", "contact.trial.sent");
        return "redirect:/contact";
    }

    /** Opening the link changes nothing: machines that look at mails open links, too. */
    @GetMapping("/trial/{secret}")
    String question(@PathVariable String secret, Model model) {
        model.addAttribute("secret", secret);
        model.addAttribute("step", "ask");
        return "staff/contact/received";
    }

    @PostMapping("/trial/{secret}")
    ModelAndView received(@PathVariable String secret, Model model) {
        model.addAttribute("secret", secret);
        var known = office.receive(secret);
        model.addAttribute("step", known ? "done" : "unknown");
        return new ModelAndView("staff/contact/received", known ? HttpStatus.OK : HttpStatus.NOT_FOUND);
    }

    private void show(Model model, int version) {
        model.addAttribute("version", version);
        model.addAttribute("trials", office.listTrials());
    }

    private static List<Difference> differences(TownContact mine, TownContact stored) {
        return Stream.of(
                        new Difference("contact.hours", mine.hours(), stored.hours()),
                        new Difference("contact.privacy", mine.privacy(), stored.privacy()),
                        new Difference(
                                "contact.consultation",
                                mine.consultation().name(),
                                stored.consultation().name()),
                        new Difference(
                                "contact.address",
                                mine.consultation().address(),
                                stored.consultation().address()))
                .filter(difference -> !difference.mine().equals(difference.stored()))
                .toList();
    }
}
