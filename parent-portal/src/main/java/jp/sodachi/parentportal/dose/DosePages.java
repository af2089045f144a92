package jp.sodachi.parentportal.dose;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.identity.NotYours;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.ChildRecord;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.Dose;
import jp.sodachi.record.Records;
import jp.sodachi.record.VaccinesInJapan;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.web.Choice;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 受けました, and taking it back. */
@Controller
class DosePages {
    private static final String TOO_EARLY = "parent.dose.day.before-vaccine";
    private static final String TOO_EARLY_FOR_BOYS = "parent.dose.day.before-vaccine.boys";
    private static final String NOT_FOR_BOYS = "parent.dose.not-for-boys";
    private static final Set<String> BARRED = Set.of(TOO_EARLY, TOO_EARLY_FOR_BOYS, NOT_FOR_BOYS);

    private final Records records;
    private final ChildPlans plans;
    private final DoseEntering entering;
    private final PlanWords words;
    private final Clock clock;

    DosePages(Records records, ChildPlans plans, DoseEntering entering, PlanWords words, Clock clock) {
        this.records = records;
        this.plans = plans;
        this.entering = entering;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/children/{child}/doses/new")
    ModelAndView ask(@PathVariable UUID child, Locale reader) {
        var page = records.getChild(child);
        if (page.child().isDeceased()) {
            return new ModelAndView("redirect:/children/" + child + "/records");
        }
        page.child().requireKeptHere();
        var today = LocalDate.now(clock);
        var day = reader.getLanguage().equals("ja") ? JapaneseDates.era(today) : today.toString();
        return form(HttpStatus.OK, page, new DoseForm(List.of(), day, "", "", Map.of(), List.of(), false), reader);
    }

    @PostMapping("/children/{child}/doses")
    ModelAndView enter(
            @PathVariable UUID child,
            @ModelAttribute("form") DoseForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes next) {
        var page = records.getChild(child);
        var facts = page.child().facts();
        var day = form.check(errors, Vaccines.known(), facts.birthDate(), LocalDate.now(clock));
        if (!errors.hasErrors() && day.isPresent()) {
            var children = Stream.concat(
                            Stream.of(page.child()),
                            twins(page.child()).stream().filter(twin -> form.isAlsoOf(twin.id())))
                    .toList();
            entering.enter(children.stream().map(Child::id).toList(), form, day.get())
                    .ifPresent(refused -> reject(errors, refused, children, reader));
        }
        if (errors.hasErrors()) {
            // Where it is said that a dose was received abroad stands among the details.
            var tooEarly = errors.getFieldErrors().stream()
                    .anyMatch(error -> BARRED.contains(Objects.requireNonNullElse(error.getCode(), "")));
            return form(HttpStatus.UNPROCESSABLE_CONTENT, page, form, reader)
                    .addObject("detailed", form.detailed() || tooEarly);
        }
        next.addFlashAttribute("saved", "parent.dose.saved");
        return new ModelAndView("redirect:/children/" + child + "/plan");
    }

    @GetMapping("/children/{child}/doses/{dose}/withdraw")
    String askToWithdraw(@PathVariable UUID child, @PathVariable UUID dose, Model model, Locale reader) {
        var page = records.getChild(child);
        var found = page.doses().stream()
                .filter(each -> each.id().equals(dose))
                .findFirst()
                .orElseThrow(() -> new NotYours("dose.withdraw", child));
        model.addAttribute("child", ChildFace.of(page.child(), LocalDate.now(clock), words, reader));
        model.addAttribute("dose", found);
        model.addAttribute("what", words.product(found.product(), reader));
        model.addAttribute("day", words.shown(found.givenOn(), LocalDate.now(clock), reader));
        model.addAttribute(
                "possible", found.enteredKind() == Dose.EnteredBy.PARENT && found.state() == Dose.State.ENTERED);
        return "parent/dose/withdraw";
    }

    @PostMapping("/children/{child}/doses/{dose}/withdraw")
    String withdraw(@PathVariable UUID child, @PathVariable UUID dose, RedirectAttributes next) {
        if (records.withdrawDose(child, dose, "")) {
            next.addFlashAttribute("saved", "parent.dose.withdrawn");
        } else {
            next.addFlashAttribute("warning", "parent.dose.settled");
        }
        return "redirect:/children/" + child + "/records";
    }

    private ModelAndView form(HttpStatus status, ChildRecord page, DoseForm form, Locale reader) {
        var vaccines = vaccines(page, reader);
        var upcoming = vaccines.upcoming();
        var others = vaccines.others();
        var chosenOthers = others.stream()
                .filter(choice -> form.chosen().contains(choice.product()))
                .toList();
        return new ModelAndView("parent/dose/enter", status)
                .addObject("form", form)
                .addObject("child", ChildFace.of(page.child(), LocalDate.now(clock), words, reader))
                .addObject("upcoming", upcoming)
                .addObject(
                        "rota", upcoming.stream().filter(Vaccines.Choice::rota).count() > 1)
                .addObject("others", others)
                .addObject("othersChosen", !chosenOthers.isEmpty())
                .addObject(
                        "twins",
                        twins(page.child()).stream()
                                .map(twin -> new Choice(
                                        twin.id().toString(), twin.facts().name()))
                                .toList())
                .addObject("detailed", form.detailed())
                .addObject(
                        "lots",
                        Stream.concat(upcoming.stream(), chosenOthers.stream()).toList());
    }

    /** Born together with {@code child}, and written about here. */
    private List<Child> twins(Child child) {
        return records.listMyChildren().stream()
                .filter(other -> other.isTwinOf(child) && !other.isDeceased() && !other.handedOver())
                .toList();
    }

    private Vaccines vaccines(ChildRecord page, Locale reader) {
        return new Vaccines(plans.plan(page, LocalDate.now(clock)), words, reader);
    }

    private void reject(BindingResult errors, DoseEntering.Refusal refused, List<Child> children, Locale reader) {
        var product = refused.product();
        switch (refused.why()) {
            case IN_THE_FUTURE -> errors.rejectValue("day", "parent.dose.day.future");
            case BEFORE_BIRTH -> errors.rejectValue("day", "parent.dose.day.before-birth");
            case BEFORE_THE_VACCINE ->
                // Of twins a brother alone may be the reason.
                VaccinesInJapan.findBar(product, refused.day(), ChildSex.M)
                        .ifPresent(bar -> reject(errors, words.product(product, reader), bar, reader));
            case ALREADY_THERE ->
                errors.rejectValue(
                        "vaccines",
                        children.size() == 1 ? "parent.dose.already" : "parent.dose.already.of",
                        new Object[] {words.product(product, reader), name(children, refused.child())},
                        null);
            case UNKNOWN_PRODUCT, CLOSED, SETTLED_MEANWHILE ->
                errors.rejectValue("vaccines", "parent.dose.vaccines.none");
        }
    }

    private static void reject(BindingResult errors, String vaccine, VaccinesInJapan.Bar bar, Locale reader) {
        switch (bar) {
            case VaccinesInJapan.Bar.NotYet(var first) ->
                errors.rejectValue("day", TOO_EARLY, new Object[] {vaccine, JapaneseDates.full(first, reader)}, null);
            case VaccinesInJapan.Bar.NotYetForBoys(var first) ->
                errors.rejectValue(
                        "day", TOO_EARLY_FOR_BOYS, new Object[] {vaccine, JapaneseDates.full(first, reader)}, null);
            case VaccinesInJapan.Bar.NotForBoys() ->
                errors.rejectValue("vaccines", NOT_FOR_BOYS, new Object[] {vaccine}, null);
        }
    }

    private static String name(List<Child> children, UUID id) {
        return children.stream()
                .filter(child -> child.id().equals(id))
                .map(child -> child.facts().name())
                .findFirst()
                .orElse("");
    }
}
