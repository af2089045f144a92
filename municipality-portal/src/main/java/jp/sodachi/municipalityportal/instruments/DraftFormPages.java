package jp.sodachi.municipalityportal.instruments;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.assessment.InstrumentDraft;
import jp.sodachi.assessment.rules.Action;
import jp.sodachi.assessment.rules.Condition;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.assessment.rules.Rule;
import jp.sodachi.identity.NotYours;
import jp.sodachi.web.Choice;
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

/** The forms of a draft but for its questions: what is read of the whole, the ages, the rules, what happens after a result. */
@Controller
@RequestMapping("/instruments/drafts/{id}")
class DraftFormPages {
    private final DraftDesk desk;
    private final MessageSource messages;

    DraftFormPages(DraftDesk desk, MessageSource messages) {
        this.desk = desk;
        this.messages = messages;
    }

    @GetMapping("/head")
    ModelAndView head(@PathVariable UUID id) {
        return head(desk.get(id));
    }

    private static ModelAndView head(InstrumentDraft draft) {
        return DraftDesk.page("head", draft, HeadForm.of(draft.instrument()), "/head");
    }

    @PostMapping("/head")
    ModelAndView saveHead(
            @PathVariable UUID id,
            @RequestParam int revision,
            @ModelAttribute("form") HeadForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        return desk.save(
                new DraftDesk.Sent<>(
                        id,
                        revision,
                        form,
                        form.read(errors),
                        draft -> HeadForm.of(draft.instrument()),
                        DraftFormPages::head),
                errors,
                _ -> errors.reject("instruments.draft.refused"),
                afterwards);
    }

    @GetMapping("/ages")
    ModelAndView ages(@PathVariable UUID id) {
        return ages(desk.get(id));
    }

    private static ModelAndView ages(InstrumentDraft draft) {
        return DraftDesk.page("ages", draft, AgesForm.of(draft.instrument()), "/ages");
    }

    @PostMapping("/ages")
    ModelAndView saveAges(
            @PathVariable UUID id,
            @RequestParam int revision,
            @ModelAttribute("form") AgesForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var draft = desk.get(id);
        return desk.save(
                new DraftDesk.Sent<>(
                        id,
                        revision,
                        form,
                        form.read(draft.instrument(), errors),
                        stored -> AgesForm.of(stored.instrument()),
                        DraftFormPages::ages),
                errors,
                _ -> errors.reject("instruments.draft.ages.left"),
                afterwards);
    }

    @GetMapping("/rules/{rule}")
    ModelAndView rule(@PathVariable UUID id, @PathVariable String rule, Locale reader) {
        var draft = desk.get(id);
        return rule(draft, find(draft.instrument(), rule), reader);
    }

    private ModelAndView rule(InstrumentDraft draft, Rule rule, Locale reader) {
        var words = new DraftWords(messages, reader);
        return DraftDesk.page("rule", draft, RuleForm.of(rule), "/rules/" + rule.id())
                .addObject("rule", rule)
                .addObject("when", words.when(rule, draft.instrument()))
                .addObject("counts", rule.when() instanceof Condition.Concerns)
                .addObject(
                        "levels",
                        Arrays.stream(Level.values())
                                .map(each -> new Choice(each.name(), words.say("assessment.level." + each)))
                                .toList())
                .addObject(
                        "actions",
                        draft.instrument().actions().stream()
                                .map(each -> new Choice(
                                        each.code(),
                                        words.step(each)
                                                + words.say("instruments.and")
                                                + each.next().in(reader)))
                                .toList());
    }

    @PostMapping("/rules/{rule}")
    ModelAndView saveRule(
            @PathVariable UUID id,
            @PathVariable String rule,
            @RequestParam int revision,
            @ModelAttribute("form") RuleForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var draft = desk.get(id);
        var found = find(draft.instrument(), rule);
        return desk.save(
                new DraftDesk.Sent<>(
                        id,
                        revision,
                        form,
                        form.read(found, draft.instrument(), lowest(draft, found), errors),
                        stored -> RuleForm.of(find(stored.instrument(), rule)),
                        stored -> rule(stored, find(stored.instrument(), rule), reader)),
                errors,
                _ -> errors.reject("instruments.draft.refused"),
                afterwards);
    }

    /** An alarm is never brought below what it was where it was copied from. */
    private static Level lowest(InstrumentDraft draft, Rule rule) {
        var base = draft.base();
        var from = base == null ? draft.instrument() : base;
        return from.rule(rule.id()).filter(Rule::alarm).map(Rule::level).orElse(Level.OK);
    }

    @GetMapping("/steps/{step}")
    ModelAndView step(@PathVariable UUID id, @PathVariable String step) {
        return step(desk.get(id), step);
    }

    private static ModelAndView step(InstrumentDraft draft, String step) {
        return DraftDesk.page("step", draft, StepForm.of(action(draft.instrument(), step)), "/steps/" + step);
    }

    @PostMapping("/steps/{step}")
    ModelAndView saveStep(
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam int revision,
            @ModelAttribute("form") StepForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var draft = desk.get(id);
        action(draft.instrument(), step);
        return desk.save(
                new DraftDesk.Sent<>(
                        id,
                        revision,
                        form,
                        form.read(step, draft.instrument(), errors),
                        stored -> StepForm.of(action(stored.instrument(), step)),
                        stored -> step(stored, step)),
                errors,
                _ -> errors.reject("instruments.draft.refused"),
                afterwards);
    }

    private static Rule find(Instrument in, String rule) {
        return in.rule(rule).orElseThrow(() -> new NotYours("instrument.write", null));
    }

    private static Action action(Instrument in, String code) {
        return in.action(code).orElseThrow(() -> new NotYours("instrument.write", null));
    }
}
