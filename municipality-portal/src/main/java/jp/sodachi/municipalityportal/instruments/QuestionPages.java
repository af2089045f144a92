package jp.sodachi.municipalityportal.instruments;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.assessment.Authoring;
import jp.sodachi.assessment.CheckWords;
import jp.sodachi.assessment.InstrumentDraft;
import jp.sodachi.assessment.rules.AnswerKind;
import jp.sodachi.assessment.rules.Change;
import jp.sodachi.assessment.rules.InvalidInstrument;
import jp.sodachi.assessment.rules.Item;
import jp.sodachi.identity.NotYours;
import jp.sodachi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The questions of a draft: changed, added, asked no more. */
@Controller
@RequestMapping("/instruments/drafts/{id}")
class QuestionPages {
    private final DraftDesk desk;
    private final Authoring authoring;
    private final MessageSource messages;

    QuestionPages(DraftDesk desk, Authoring authoring, MessageSource messages) {
        this.desk = desk;
        this.authoring = authoring;
        this.messages = messages;
    }

    @GetMapping("/questions/{code}")
    ModelAndView open(@PathVariable UUID id, @PathVariable String code, Locale reader) {
        var draft = desk.get(id);
        return page(draft, find(draft, code), reader);
    }

    @GetMapping("/new-question")
    ModelAndView begin(@PathVariable UUID id, Locale reader) {
        return page(desk.get(id), null, reader);
    }

    private ModelAndView page(InstrumentDraft draft, @Nullable Item item, Locale reader) {
        var words = new CheckWords(messages, reader);
        var instrument = draft.instrument();
        return DraftDesk.page(
                        "question",
                        draft,
                        item == null ? QuestionForm.empty() : QuestionForm.of(item, instrument),
                        item == null ? "/new-question" : "/questions/" + item.code())
                .addObject("item", item)
                .addObject(
                        "ages",
                        instrument.windows().stream()
                                .map(each -> new Choice(each.code(), words.window(each)))
                                .toList())
                .addObject("concerns", concerns(item, words))
                .addObject(
                        "kinds",
                        Arrays.stream(AnswerKind.values())
                                .map(each -> new Choice(each.name(), words.say("instruments.answers." + each)))
                                .toList())
                .addObject(
                        "domains",
                        instrument.items().stream()
                                .map(Item::domain)
                                .distinct()
                                .map(each -> new Choice(each, words.say("instruments.domain." + each)))
                                .toList());
    }

    private static List<Choice> concerns(@Nullable Item item, CheckWords words) {
        return item == null
                ? List.of(
                        new Choice("YES", words.say("assessment.answer.YES_NO.YES")),
                        new Choice("NO", words.say("assessment.answer.YES_NO.NO")))
                : item.answers().options().stream()
                        .map(each -> new Choice(each, words.answer(item, each)))
                        .toList();
    }

    @PostMapping("/questions/{code}")
    ModelAndView save(
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam int revision,
            @ModelAttribute("form") QuestionForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var draft = desk.get(id);
        return desk.save(
                new DraftDesk.Sent<>(
                        id,
                        revision,
                        form,
                        form.read(find(draft, code), draft.instrument(), errors),
                        stored -> QuestionForm.of(find(stored, code), stored.instrument()),
                        stored -> page(stored, find(stored, code), reader)),
                errors,
                _ -> errors.reject("instruments.draft.question.refused"),
                afterwards);
    }

    @PostMapping("/new-question")
    ModelAndView add(
            @PathVariable UUID id,
            @RequestParam int revision,
            @ModelAttribute("form") QuestionForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var draft = desk.get(id);
        return desk.save(
                new DraftDesk.Sent<>(
                        id,
                        revision,
                        form,
                        form.read(null, draft.instrument(), errors),
                        _ -> QuestionForm.empty(),
                        stored -> page(stored, null, reader)),
                errors,
                _ -> errors.reject("instruments.draft.question.refused"),
                afterwards);
    }

    @PostMapping("/questions/{code}/remove")
    String remove(
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam int revision,
            RedirectAttributes afterwards) {
        find(desk.get(id), code);
        try {
            var done = authoring.change(id, revision, new Change.WithoutQuestion(code));
            afterwards.addFlashAttribute(
                    done ? "saved" : "told", done ? "instruments.draft.saved" : "followup.meanwhile");
        } catch (InvalidInstrument needed) {
            afterwards.addFlashAttribute("told", "instruments.draft.question.needed");
        }
        return "redirect:/instruments/drafts/" + id;
    }

    private static Item find(InstrumentDraft draft, String code) {
        return draft.instrument().item(code).orElseThrow(() -> new NotYours("instrument.write", null));
    }
}
