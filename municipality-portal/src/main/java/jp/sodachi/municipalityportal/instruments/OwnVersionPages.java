package jp.sodachi.municipalityportal.instruments;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.assessment.Authoring;
import jp.sodachi.assessment.CheckWords;
import jp.sodachi.assessment.InstrumentDraft;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.assessment.rules.Trial;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.support.Typed;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The town's own version of an instrument, from copy to approval. */
@Controller
@RequestMapping("/instruments")
class OwnVersionPages {
    private static final String VIEW = "staff/instruments/draft";

    private final Authoring authoring;
    private final MessageSource messages;

    OwnVersionPages(Authoring authoring, MessageSource messages) {
        this.authoring = authoring;
        this.messages = messages;
    }

    @PostMapping("/copy")
    String copy(@RequestParam String id, @RequestParam String number, RedirectAttributes afterwards) {
        return switch (authoring.copy(id, number)) {
            case Authoring.Copying.Begun(var draft) -> page(draft);
            case Authoring.Copying.Licensed() -> {
                afterwards.addFlashAttribute("told", "instruments.copy.licensed");
                yield "redirect:/instruments";
            }
        };
    }

    @GetMapping("/drafts/{id}")
    ModelAndView open(@PathVariable UUID id, Locale reader) {
        return show(get(id), HttpStatus.OK, reader);
    }

    private ModelAndView show(InstrumentDraft draft, HttpStatus status, Locale reader) {
        var words = new DraftWords(messages, reader);
        var base = draft.base();
        return new ModelAndView(VIEW, status)
                .addObject("draft", draft)
                .addObject("instrument", draft.instrument())
                .addObject("words", words)
                .addObject("checks", new CheckWords(messages, reader))
                .addObject("reader", reader)
                .addObject(
                        "own",
                        draft.isBy(CurrentActor.get().does("", null, null).actorId()))
                .addObject("differences", base == null ? List.of() : words.differences(base, draft.instrument()))
                .addObject(
                        "replaces",
                        base != null && !base.id().equals(draft.instrument().id()));
    }

    /** A line of the list of ages: how many questions there are, and how many of them alone lead to each level. */
    record Age(String words, int questions, long watch, long refer, long urgent) {
        static Age of(Trial trial, DraftWords words) {
            return new Age(
                    words.age(trial.window(), trial.age()),
                    trial.questions().size(),
                    trial.count(Level.WATCH),
                    trial.count(Level.REFER),
                    trial.count(Level.URGENT));
        }
    }

    /** @param at which of the ages, counted from 0 */
    @GetMapping("/drafts/{id}/preview")
    String preview(@PathVariable UUID id, @RequestParam(defaultValue = "0") int at, Model model, Locale reader) {
        var draft = get(id);
        var trials = Trial.everyAge(draft.instrument());
        var chosen = Math.clamp(at, 0, trials.size() - 1);
        var words = new DraftWords(messages, reader);
        model.addAttribute("draft", draft);
        model.addAttribute("instrument", draft.instrument());
        model.addAttribute("words", words);
        model.addAttribute("checks", new CheckWords(messages, reader));
        model.addAttribute("reader", reader);
        model.addAttribute(
                "ages", trials.stream().map(each -> Age.of(each, words)).toList());
        model.addAttribute("at", chosen);
        model.addAttribute("trial", trials.get(chosen));
        return "staff/instruments/preview";
    }

    @PostMapping("/drafts/{id}/propose")
    String propose(@PathVariable UUID id, @RequestParam int revision, RedirectAttributes afterwards) {
        get(id);
        return answer(authoring.propose(id, revision), "instruments.draft.proposed", id, afterwards);
    }

    @PostMapping("/drafts/{id}/return")
    ModelAndView giveBack(
            @PathVariable UUID id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String remark,
            Locale reader,
            RedirectAttributes afterwards) {
        var said = Typed.text(remark);
        if (said.isEmpty() || said.length() > InstrumentDraft.LONGEST_REMARK) {
            return show(get(id), HttpStatus.UNPROCESSABLE_CONTENT, reader)
                    .addObject("remark", remark)
                    .addObject("remarkError", said.isEmpty() ? "layer.return.empty" : "layer.return.long");
        }
        return new ModelAndView(
                answer(authoring.giveBack(id, revision, said), "instruments.draft.returned", id, afterwards));
    }

    @PostMapping("/drafts/{id}/approve")
    String approve(
            @PathVariable UUID id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "false") boolean signed,
            @RequestParam(defaultValue = "false") boolean instead,
            RedirectAttributes afterwards) {
        get(id);
        var approval = authoring.approve(id, revision, signed, instead);
        afterwards.addFlashAttribute(
                approval == Authoring.Approval.APPROVED ? "saved" : "told",
                switch (approval) {
                    case APPROVED -> "instruments.draft.approved";
                    case AUTHOR -> "instruments.draft.author";
                    case CHANGED -> "followup.meanwhile";
                });
        return approval == Authoring.Approval.APPROVED ? "redirect:/instruments" : page(id);
    }

    @GetMapping("/drafts/{id}/discard")
    String discardQuestion(@PathVariable UUID id, Model model, Locale reader) {
        var draft = get(id);
        model.addAttribute("draft", draft);
        model.addAttribute("name", draft.instrument().title().in(reader));
        return "staff/instruments/discard";
    }

    @PostMapping("/drafts/{id}/discard")
    String discard(@PathVariable UUID id, @RequestParam int revision, RedirectAttributes afterwards) {
        get(id);
        if (!authoring.discard(id, revision)) {
            return answer(false, "", id, afterwards);
        }
        afterwards.addFlashAttribute("saved", "instruments.draft.discarded");
        return "redirect:/instruments";
    }

    private InstrumentDraft get(UUID id) {
        return authoring.find(id).orElseThrow(() -> new NotYours("instrument.list", null));
    }

    private static String answer(boolean done, String said, UUID id, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute(done ? "saved" : "told", done ? said : "followup.meanwhile");
        return page(id);
    }

    private static String page(UUID id) {
        return "redirect:/instruments/drafts/" + id;
    }
}
