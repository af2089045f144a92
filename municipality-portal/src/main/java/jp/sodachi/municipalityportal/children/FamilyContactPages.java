package jp.sodachi.municipalityportal.children;

import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import jp.sodachi.record.FamilyContact;
import jp.sodachi.record.FamilyContacts;
import jp.sodachi.record.Pregnancies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whom the office calls about a family nobody of which has an account, reached from a child or from a pregnancy. */
@Controller
class FamilyContactPages {
    private final ChildFile file;
    private final Pregnancies pregnancies;
    private final FamilyContacts contacts;

    FamilyContactPages(ChildFile file, Pregnancies pregnancies, FamilyContacts contacts) {
        this.file = file;
        this.pregnancies = pregnancies;
        this.contacts = contacts;
    }

    @GetMapping("/children/{id}/contact")
    ModelAndView ofChild(@PathVariable UUID id) {
        return new Place("children", id, () -> contactOfChild(id)).fresh();
    }

    @PostMapping("/children/{id}/contact")
    ModelAndView saveOfChild(
            @PathVariable UUID id,
            @ModelAttribute("form") FamilyContactForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        // The opening is kept in the trail, and a protected record opens with a reason only.
        contactOfChild(id);
        return save(
                form,
                errors,
                new Place("children", id, () -> contactOfChild(id)),
                (expected, typed) -> contacts.keep(id, expected, typed),
                afterwards);
    }

    @GetMapping("/pregnancies/{id}/contact")
    ModelAndView ofPregnancy(@PathVariable UUID id) {
        return new Place("pregnancies", id, () -> pregnancies.get(id).contact()).fresh();
    }

    @PostMapping("/pregnancies/{id}/contact")
    ModelAndView saveOfPregnancy(
            @PathVariable UUID id,
            @ModelAttribute("form") FamilyContactForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        return save(
                form,
                errors,
                new Place("pregnancies", id, () -> pregnancies.get(id).contact()),
                (expected, typed) -> contacts.keepOfPregnancy(id, expected, typed),
                afterwards);
    }

    private static ModelAndView save(
            FamilyContactForm form,
            BindingResult errors,
            Place place,
            BiPredicate<FamilyContact, FamilyContact> keeping,
            RedirectAttributes afterwards) {
        var typed = form.read(errors);
        if (typed.isEmpty()) {
            return place.page(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!keeping.test(form.expected(), typed.get())) {
            return place.page(HttpStatus.CONFLICT)
                    .addObject("mine", typed.get())
                    .addObject("stored", place.contact().get());
        }
        afterwards.addFlashAttribute("saved", "child.contact.saved");
        return new ModelAndView("redirect:" + place.address());
    }

    private FamilyContact contactOfChild(UUID child) {
        return file.get(child).child().contact();
    }

    /**
     * From where the form was reached.
     *
     * @param part of the site
     * @param contact what stands there now
     */
    private record Place(String part, UUID id, Supplier<FamilyContact> contact) {
        String address() {
            return "/" + part + "/" + id;
        }

        ModelAndView page(HttpStatus status) {
            return new ModelAndView("staff/children/contact", status)
                    .addObject("where", part)
                    .addObject("back", address());
        }

        ModelAndView fresh() {
            return page(HttpStatus.OK).addObject("form", FamilyContactForm.of(contact.get()));
        }
    }
}
