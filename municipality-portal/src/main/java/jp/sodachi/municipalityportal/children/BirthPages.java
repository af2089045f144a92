package jp.sodachi.municipalityportal.children;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import jp.sodachi.record.Child;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Registering a birth. */
@Controller
@RequestMapping("/children/new")
class BirthPages {
    private static final String VIEW = "staff/children/birth";

    private final ChildFile file;
    private final Clock clock;

    BirthPages(ChildFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @ModelAttribute("today")
    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The brother or sister from whose page the nurse came, if any. */
    @ModelAttribute("sibling")
    @Nullable Child sibling(@RequestParam(required = false) @Nullable UUID sibling) {
        return sibling == null ? null : file.get(sibling).child();
    }

    @GetMapping
    String form(@ModelAttribute("sibling") @Nullable Child sibling, Model model) {
        model.addAttribute("form", sibling == null ? ChildForm.empty() : ChildForm.forSiblingOf(sibling.facts()));
        return VIEW;
    }

    /** @param another given when the nurse has seen the child with the same reading and birth date */
    @PostMapping
    ModelAndView register(
            @ModelAttribute("form") ChildForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable UUID sibling,
            @RequestParam(required = false) @Nullable String another,
            RedirectAttributes afterwards) {
        var facts = form.read(errors, today());
        if (facts.isEmpty()) {
            return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (file.register(facts.get(), sibling, another != null)) {
            case ChildFile.Registration.Registered(var child) -> {
                afterwards.addFlashAttribute("saved", "child.saved.registered");
                yield new ModelAndView("redirect:/children/" + child.id());
            }
            case ChildFile.Registration.Alike(var children) -> {
                var page = new ModelAndView(VIEW, HttpStatus.CONFLICT);
                page.addObject("alike", children);
                yield page;
            }
        };
    }
}
