package jp.sodachi.municipalityportal.children;

import java.util.Objects;
import java.util.UUID;
import jp.sodachi.support.PhoneNumber;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The number a guardian tells at the counter or on the telephone, entered and corrected by the office. */
@Controller
@RequestMapping("/children/{id}/guardians/{guardian}/phone")
class PhonePages {
    private final ChildFile file;

    PhonePages(ChildFile file) {
        this.file = file;
    }

    @GetMapping
    ModelAndView form(@PathVariable UUID id, @PathVariable("guardian") UUID guardianId) {
        var guardian = file.getGuardian(id, guardianId);
        return page(HttpStatus.OK, id, guardian.displayName())
                .addObject("form", new PhoneForm(guardian.phone(), guardian.phone()));
    }

    @PostMapping
    ModelAndView save(
            @PathVariable UUID id,
            @PathVariable("guardian") UUID guardianId,
            @ModelAttribute("form") PhoneForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        form.check(errors);
        if (errors.hasErrors()) {
            var name = file.getGuardian(id, guardianId).displayName();
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, name);
        }
        if (!file.correctPhone(id, guardianId, form.expected(), form.digits())) {
            var stored = file.getGuardian(id, guardianId);
            return page(HttpStatus.CONFLICT, id, stored.displayName())
                    .addObject("mine", form.digits())
                    .addObject("stored", stored.phone());
        }
        afterwards.addFlashAttribute("saved", "child.phone.saved");
        return new ModelAndView("redirect:/children/" + id);
    }

    private static ModelAndView page(HttpStatus status, UUID child, String guardian) {
        return new ModelAndView("staff/children/phone", status)
                .addObject("child", child)
                .addObject("guardian", guardian);
    }

    /**
     * A number as typed.
     *
     * @param expected the number that stood there when the form was opened
     */
    record PhoneForm(String phone, String expected) {
        PhoneForm {
            phone = Objects.requireNonNullElse(phone, "");
            expected = Objects.requireNonNullElse(expected, "");
        }

        void check(Errors errors) {
            if (!phone.isBlank() && PhoneNumber.read(phone).isEmpty()) {
                errors.rejectValue("phone", "child.phone.wrong");
            }
        }

        /** Empty takes the number away. */
        String digits() {
            return PhoneNumber.read(phone).orElse("");
        }
    }
}
