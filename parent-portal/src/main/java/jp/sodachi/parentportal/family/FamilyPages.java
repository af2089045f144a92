package jp.sodachi.parentportal.family;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.parentportal.SignedIn;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.Grants;
import jp.sodachi.record.Records;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The family and the account. */
@Controller
class FamilyPages {
    private final Records records;
    private final Guardians guardians;
    private final Grants grants;
    private final AddressChange addresses;
    private final PlanWords words;
    private final Clock clock;

    FamilyPages(
            Records records,
            Guardians guardians,
            Grants grants,
            AddressChange addresses,
            PlanWords words,
            Clock clock) {
        this.records = records;
        this.guardians = guardians;
        this.grants = grants;
        this.addresses = addresses;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/family")
    ModelAndView family(Locale reader) {
        return page(HttpStatus.OK, reader)
                .addObject("form", knownName())
                .addObject("call", knownPhone())
                .addObject("other", AddressForm.empty());
    }

    @PostMapping("/family/name")
    ModelAndView chooseName(
            @ModelAttribute("form") NameForm form,
            BindingResult errors,
            Locale reader,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        form.check(errors);
        if (errors.hasErrors()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, reader)
                    .addObject("call", knownPhone())
                    .addObject("other", AddressForm.empty());
        }
        guardians.chooseName(form.chosen());
        SignedIn.rename(form.chosen(), request, response);
        next.addFlashAttribute("saved", "parent.family.name.saved");
        return new ModelAndView("redirect:/family");
    }

    @PostMapping("/family/address")
    ModelAndView changeAddress(
            @ModelAttribute("other") AddressForm form,
            BindingResult errors,
            Locale reader,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        form.check(errors);
        if (!errors.hasErrors()) {
            switch (addresses.change(form.address())) {
                case CHANGED -> {
                    SignedIn.changeAddress(form.address(), request, response);
                    next.addFlashAttribute("saved", "parent.family.address.changed");
                    return new ModelAndView("redirect:/family");
                }
                case TAKEN -> errors.rejectValue("mail", "parent.family.address.taken");
                case LATER -> errors.rejectValue("mail", "parent.family.address.later");
            }
        }
        return page(HttpStatus.UNPROCESSABLE_CONTENT, reader)
                .addObject("call", knownPhone())
                .addObject("form", knownName());
    }

    @PostMapping("/family/phone")
    ModelAndView choosePhone(
            @ModelAttribute("call") PhoneForm form, BindingResult errors, Locale reader, RedirectAttributes next) {
        form.check(errors);
        if (errors.hasErrors()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, reader)
                    .addObject("form", knownName())
                    .addObject("other", AddressForm.empty());
        }
        guardians.choosePhone(form.digits());
        next.addFlashAttribute("saved", "parent.family.phone.saved");
        return new ModelAndView("redirect:/family");
    }

    private PhoneForm knownPhone() {
        return new PhoneForm(guardians.findMe().map(Guardian::phone).orElse(""));
    }

    private NameForm knownName() {
        return new NameForm(guardians.findMe().map(Guardian::displayName).orElse(""));
    }

    /** Mails come in the language in which the page is read now. */
    @PostMapping("/family/language")
    String chooseLanguage(Locale reader, RedirectAttributes next) {
        guardians.chooseLanguage(reader.getLanguage());
        next.addFlashAttribute("saved", "parent.family.language.saved");
        return "redirect:/family";
    }

    private ModelAndView page(HttpStatus status, Locale reader) {
        var today = LocalDate.now(clock);
        var me = guardians.findMe();
        var mail = CurrentActor.get() instanceof Actor.Parent parent ? parent.email() : "";
        return new ModelAndView("parent/family/family", status)
                .addObject(
                        "children",
                        records.listMyChildren().stream()
                                .map(child -> ChildFace.of(child, today, words, reader))
                                .toList())
                .addObject("held", grants.listHeld())
                .addObject("joined", me.isPresent())
                .addObject("mail", me.map(Guardian::email).orElse(mail))
                .addObject("verified", me.isPresent() && me.get().emailVerified())
                .addObject("mailLanguage", me.map(Guardian::language).orElse(reader.getLanguage()));
    }
}
