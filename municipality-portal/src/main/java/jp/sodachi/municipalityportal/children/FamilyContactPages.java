package jp.sodachi.municipalityportal.children;

import java.util.UUID;
import jp.sodachi.record.FamilyContact;
import jp.sodachi.record.FamilyContacts;
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

/** Whom the office calls about a family nobody of which has an account. */
@Controller
@RequestMapping("/children/{id}/contact")
class FamilyContactPages {
    private final ChildFile file;
    private final FamilyContacts contacts;

    FamilyContactPages(ChildFile file, FamilyContacts contacts) {
        this.file = file;
        this.contacts = contacts;
    }

    @GetMapping
    ModelAndView form(@PathVariable UUID id) {
        return page(HttpStatus.OK, id, FamilyContactForm.of(contact(id)));
    }

    @PostMapping
    ModelAndView save(
            @PathVariable UUID id,
            @ModelAttribute("form") FamilyContactForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        // The opening is kept in the trail, and a protected record opens with a reason only.
        file.get(id);
        var typed = form.read(errors);
        if (typed.isEmpty()) {
            return new ModelAndView("staff/children/contact", HttpStatus.UNPROCESSABLE_CONTENT).addObject("child", id);
        }
        if (!contacts.keep(id, form.expected(), typed.get())) {
            return new ModelAndView("staff/children/contact", HttpStatus.CONFLICT)
                    .addObject("child", id)
                    .addObject("mine", typed.get())
                    .addObject("stored", contact(id));
        }
        afterwards.addFlashAttribute("saved", "child.contact.saved");
        return new ModelAndView("redirect:/children/" + id);
    }

    private FamilyContact contact(UUID child) {
        return file.get(child).child().contact();
    }

    private static ModelAndView page(HttpStatus status, UUID child, FamilyContactForm form) {
        return new ModelAndView("staff/children/contact", status)
                .addObject("child", child)
                .addObject("form", form);
    }
}
