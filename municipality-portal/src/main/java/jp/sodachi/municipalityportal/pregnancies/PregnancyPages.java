package jp.sodachi.municipalityportal.pregnancies;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.municipalityportal.desk.DeedWords;
import jp.sodachi.municipalityportal.desk.EntryRows;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.record.Judgements;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.record.PregnancyWeek;
import jp.sodachi.schedule.Wording;
import jp.sodachi.support.Typed;
import jp.sodachi.web.Choice;
import jp.sodachi.web.TypedWords;
import org.jspecify.annotations.Nullable;
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

/** The list of pregnancies, a pregnancy's page, its registration and correction. */
@Controller
@RequestMapping("/pregnancies")
class PregnancyPages {
    private static final int MOST = 200;
    private static final int LONGEST_SEARCH = 200;
    private static final String FORM = "staff/pregnancies/form";

    private final PregnancyDesk desk;
    private final HandbookForms forms;
    private final Judgements judgements;
    private final MessageSource messages;
    private final Clock clock;

    PregnancyPages(
            PregnancyDesk desk, HandbookForms forms, Judgements judgements, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.forms = forms;
        this.judgements = judgements;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param q name, reading, a date or a telephone number */
    @PostMapping("/find")
    String find(@RequestParam(defaultValue = "") String q, HttpSession session, RedirectAttributes afterwards) {
        afterwards.addAttribute("words", TypedWords.keep(session, q));
        return "redirect:/pregnancies";
    }

    /** @param words the key of what was typed; nothing for the present ones */
    @GetMapping
    String list(@RequestParam(defaultValue = "") String words, HttpSession session, Model model) {
        var text = Typed.text(TypedWords.find(session, words));
        var found = desk.search(text.substring(0, Math.min(text.length(), LONGEST_SEARCH)), MOST + 1);
        var today = LocalDate.now(clock);
        model.addAttribute("typed", text);
        model.addAttribute("more", found.size() > MOST);
        model.addAttribute("most", MOST);
        model.addAttribute(
                "rows",
                found.stream().limit(MOST).map(each -> ListRow.of(each, today)).toList());
        return "staff/pregnancies/list";
    }

    /** @param family a child the woman has already */
    @GetMapping("/new")
    ModelAndView form(@RequestParam(required = false) @Nullable UUID family, Locale reader) {
        return form(HttpStatus.OK, reader, null)
                .addObject("form", PregnancyForm.empty())
                .addObject("family", family);
    }

    @PostMapping("/new")
    ModelAndView register(
            @ModelAttribute("form") PregnancyForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable UUID family,
            Locale reader,
            RedirectAttributes afterwards) {
        var contact = form.contact(errors);
        var facts = form.read(errors, LocalDate.now(clock));
        if (facts.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, reader, null).addObject("family", family);
        }
        var pregnancy = desk.register(facts.get(), Optional.ofNullable(family), contact);
        afterwards.addFlashAttribute("saved", "pregnancy.saved");
        return new ModelAndView("redirect:/pregnancies/" + pregnancy.id());
    }

    /** @param sensitive what is hidden otherwise; the asking itself is kept in the trail */
    @GetMapping("/{id}")
    String open(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean sensitive,
            Locale reader,
            Model model) {
        var opened = desk.open(id, sensitive);
        var due = Optional.of(opened.pregnancy().facts().dueDate());
        var rows = new EntryRows(forms, judgements.list(), messages, reader)
                .list(opened.entries(), "/pregnancies/" + id, due);
        model.addAttribute(
                "page",
                PregnancyPage.of(
                        opened, rows, new ChangeWords(messages, reader), Wording.in(reader), LocalDate.now(clock)));
        model.addAttribute("sensitive", sensitive);
        model.addAttribute("deeds", new DeedWords(messages, reader));
        return "staff/pregnancies/pregnancy";
    }

    @GetMapping("/{id}/correct")
    ModelAndView correction(@PathVariable UUID id, Locale reader) {
        var pregnancy = desk.open(id, false).pregnancy();
        return form(HttpStatus.OK, reader, id)
                .addObject("form", PregnancyForm.of(pregnancy.facts()))
                .addObject("version", pregnancy.version());
    }

    @PostMapping("/{id}/correct")
    ModelAndView correct(
            @PathVariable UUID id,
            @RequestParam int version,
            @ModelAttribute("form") PregnancyForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var facts = form.read(errors, LocalDate.now(clock));
        var why = PregnancyForm.reason(form.why(), errors);
        if (facts.isEmpty() || why.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, reader, id).addObject("version", version);
        }
        if (!desk.correct(id, version, facts.get(), why.get())) {
            var stored = desk.open(id, false).pregnancy();
            return form(HttpStatus.CONFLICT, reader, id)
                    .addObject("version", stored.version())
                    .addObject("stored", stored.facts())
                    .addObject("mine", facts.get());
        }
        afterwards.addFlashAttribute("saved", "pregnancy.corrected");
        return new ModelAndView("redirect:/pregnancies/" + id);
    }

    private ModelAndView form(HttpStatus status, Locale reader, @Nullable UUID id) {
        return new ModelAndView(FORM, status)
                .addObject("id", id)
                .addObject(
                        "sources",
                        Arrays.stream(PregnancyFacts.DueSource.values())
                                .map(source -> new Choice(
                                        source.name(), messages.getMessage("pregnancy.source." + source, null, reader)))
                                .toList());
    }

    /** One pregnancy of the list. */
    record ListRow(Pregnancy pregnancy, @Nullable PregnancyWeek week) {
        static ListRow of(Pregnancy pregnancy, LocalDate today) {
            return new ListRow(
                    pregnancy,
                    PregnancyWeek.on(pregnancy.facts().dueDate(), today).orElse(null));
        }
    }
}
