package jp.sodachi.municipalityportal.children;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.municipalityportal.desk.Desk;
import jp.sodachi.municipalityportal.desk.EntryRows;
import jp.sodachi.municipalityportal.growth.GrowthDesk;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ConcurrentChange;
import jp.sodachi.record.HandbookForms;
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

/** A child's page, and the correction of its facts. */
@Controller
@RequestMapping("/children/{id}")
class ChildPages {
    private static final String CORRECTION = "staff/children/correct";

    private final ChildFile file;
    private final GrowthDesk growth;
    private final HandbookForms book;
    private final MessageSource messages;
    private final Clock clock;

    ChildPages(ChildFile file, GrowthDesk growth, HandbookForms book, MessageSource messages, Clock clock) {
        this.file = file;
        this.growth = growth;
        this.book = book;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param all the whole time line, and not its newest rows alone */
    @GetMapping
    String open(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean all, Locale reader, Model model) {
        var opened = file.open(id);
        var speech = new ChildPage.Speech(
                new PlanWords(messages, reader, opened.own()),
                new DoseRows(messages, reader),
                new EntryRows(book, opened.around().judgements(), messages, reader),
                new ReadWords(messages, reader));
        model.addAttribute("page", ChildPage.of(opened, speech, book, all));
        var facts = new FactWords(messages, reader);
        model.addAttribute(
                "corrections",
                opened.around().corrections().stream().map(facts::changed).toList());
        model.addAttribute("openings", opened.around().openings());
        model.addAttribute("growth", growth.newest(opened.growth(), reader));
        opened.desk().ifPresent(here -> model.addAttribute(Desk.LOOKED, here));
        model.addAttribute("district", opened.around().district());
        model.addAttribute("followUps", opened.followUps());
        return "staff/children/child";
    }

    @GetMapping("/correct")
    String correct(@PathVariable UUID id, Model model) {
        var child = file.get(id).child();
        model.addAttribute("form", ChildForm.of(child.facts()));
        model.addAttribute("version", child.version());
        return CORRECTION;
    }

    @PostMapping("/correct")
    ModelAndView save(
            @PathVariable UUID id,
            @RequestParam int version,
            @ModelAttribute("form") ChildForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var facts = form.read(errors, LocalDate.now(clock));
        var why = WhyForm.read(form.why(), errors);
        if (facts.isEmpty() || why.isEmpty()) {
            return new ModelAndView(CORRECTION, HttpStatus.UNPROCESSABLE_CONTENT).addObject("version", version);
        }
        try {
            file.correct(id, version, facts.get(), why.get());
        } catch (ConcurrentChange conflict) {
            return bothTexts(id, facts.get(), conflict, reader);
        }
        afterwards.addFlashAttribute("saved", "child.saved.corrected");
        return new ModelAndView("redirect:/children/" + id);
    }

    /** The form keeps what was typed and goes on from what is stored now, so that the next save is a choice. */
    private ModelAndView bothTexts(UUID id, ChildFacts mine, ConcurrentChange conflict, Locale reader) {
        var stored = conflict.stored();
        var page = new ModelAndView(CORRECTION, HttpStatus.CONFLICT);
        page.addObject("version", stored.version());
        page.addObject("differences", new FactWords(messages, reader).differences(mine, stored.facts()));
        file.findLastCorrection(id).ifPresent(row -> page.addObject("savedBefore", row));
        return page;
    }
}
