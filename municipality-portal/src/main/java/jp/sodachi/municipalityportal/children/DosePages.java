package jp.sodachi.municipalityportal.children;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildRecord;
import jp.sodachi.record.DoseEntry;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.web.Choice;
import org.springframework.context.MessageSource;
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

/** Entering and confirming a child's doses. */
@Controller
@RequestMapping("/children/{id}/doses")
class DosePages {
    private static final String ENTRY = "staff/children/dose";

    private final ChildFile file;
    private final MessageSource messages;
    private final Clock clock;

    DosePages(ChildFile file, MessageSource messages, Clock clock) {
        this.file = file;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("vaccines")
    List<Choice> vaccines(Locale reader) {
        return Vaccines.choices(messages, reader);
    }

    /** @param product the vaccine to start with, from a row of the plan */
    @GetMapping("/new")
    String form(@PathVariable UUID id, @RequestParam(defaultValue = "") String product, Model model) {
        var vaccine = Vaccines.isKnown(product) ? product : "";
        model.addAttribute("form", DoseForm.of(vaccine, JapaneseDates.era(LocalDate.now(clock))));
        var page = file.get(id);
        model.addAttribute("child", page.child());
        model.addAttribute("twins", choices(page));
        return ENTRY;
    }

    @PostMapping("/new")
    ModelAndView enter(
            @PathVariable UUID id,
            @ModelAttribute("form") DoseForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var page = file.get(id);
        var children = Stream.concat(
                        Stream.of(id),
                        twins(page).map(Child::id).filter(twin -> form.also().contains(twin.toString())))
                .toList();
        var entered = form.read(errors).map(dose -> file.recordDose(children, dose));
        return switch (entered.orElse(null)) {
            case DoseEntry.Entered _ -> {
                afterwards.addFlashAttribute("saved", "child.saved.dose");
                yield new ModelAndView("redirect:/children/" + id);
            }
            case DoseEntry.Refused(var reason) -> {
                form.refuse(reason, errors, reader);
                yield again(page);
            }
            case null -> again(page);
        };
    }

    /** @param from {@code today} when the nurse works through the first page's list */
    @PostMapping("/{doseId}/confirm")
    String confirm(
            @PathVariable UUID id,
            @PathVariable UUID doseId,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes afterwards) {
        var confirmed = file.confirmDose(id, doseId);
        afterwards.addFlashAttribute(
                confirmed ? "saved" : "told", confirmed ? "child.saved.confirmed" : "child.settled-meanwhile");
        return from.equals("today") ? "redirect:/" : "redirect:/children/" + id;
    }

    private static ModelAndView again(ChildRecord page) {
        return new ModelAndView(ENTRY, HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("child", page.child())
                .addObject("twins", choices(page));
    }

    /** Born together with the child, and not hidden. */
    private static Stream<Child> twins(ChildRecord page) {
        return page.siblings().stream()
                .filter(other -> other.isTwinOf(page.child()) && !other.isDeceased() && !other.shielded());
    }

    private static List<Choice> choices(ChildRecord page) {
        return twins(page)
                .map(twin -> new Choice(twin.id().toString(), twin.facts().name()))
                .toList();
    }
}
