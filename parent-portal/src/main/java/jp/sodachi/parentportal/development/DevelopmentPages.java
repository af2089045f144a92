package jp.sodachi.parentportal.development;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import jp.sodachi.assessment.Assessments;
import jp.sodachi.assessment.CheckWords;
import jp.sodachi.assessment.ChildChecks;
import jp.sodachi.assessment.Sending;
import jp.sodachi.assessment.Sheet;
import jp.sodachi.assessment.rules.Item;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.identity.NotYours;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.Family;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.Child;
import jp.sodachi.record.Records;
import jp.sodachi.support.Typed;
import jp.sodachi.web.Choice;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A child's checks: the list, one question a screen, the closing screen, the result. */
@Controller
@RequestMapping("/children/{child}/development")
class DevelopmentPages {
    private final Assessments assessments;
    private final Records records;
    private final PlanWords plans;
    private final MessageSource messages;
    private final Clock clock;

    DevelopmentPages(Assessments assessments, Records records, PlanWords plans, MessageSource messages, Clock clock) {
        this.assessments = assessments;
        this.records = records;
        this.plans = plans;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(@PathVariable UUID child, Locale reader) {
        var checks = assessments.open(child);
        var words = new CheckWords(messages, reader);
        return page("list", checks.child(), reader)
                .addObject("words", words)
                .addObject("family", Family.of(records.listMyChildren(), child))
                .addObject(
                        "open",
                        checks.open().stream()
                                .map(each -> view(each, words, reader))
                                .toList())
                .addObject("waiting", checks.waiting())
                .addObject("sent", checks.sent())
                .addObject("lapsed", checks.lapsed());
    }

    private static CheckView view(ChildChecks.Open open, CheckWords words, Locale reader) {
        var draft = open.draft();
        var last = open.last();
        return new CheckView(
                open.instrument().id(),
                words.title(open.instrument()),
                open.instrument().lead().in(reader),
                words.window(open.window()),
                open.questions(),
                draft == null ? 0 : new ChildChecks.Named(draft, open.instrument()).answered(),
                draft != null,
                last == null ? null : new ChildChecks.Named(last, open.instrument()));
    }

    @PostMapping("/begin")
    String begin(@PathVariable UUID child, @RequestParam String instrument, RedirectAttributes next) {
        var sheet = assessments.begin(child, instrument);
        if (sheet.isEmpty()) {
            next.addFlashAttribute("info", "parent.development.not-open");
            return home(child);
        }
        return "redirect:/children/" + child + "/development/" + sheet.get();
    }

    /** @param at the number of a question from 1, one more for the closing screen; without one where it was left */
    @GetMapping("/{sheet}")
    ModelAndView sheet(
            @PathVariable UUID child,
            @PathVariable UUID sheet,
            @RequestParam(defaultValue = "0") int at,
            Locale reader) {
        var named = assessments.get(child, sheet);
        if (!named.sheet().isDraft()) {
            return named.sheet().result() == null ? kept(named, reader) : result(named, reader);
        }
        if (assessments.findRefusal(child, sheet).isPresent()) {
            return kept(named, reader);
        }
        var asked = named.instrument().asked(named.window());
        var screen = at > 0 ? at : firstOpen(named, asked);
        return screen > asked.size()
                ? closing(HttpStatus.OK, named, named.sheet().note(), reader)
                : question(HttpStatus.OK, named, screen, reader);
    }

    private static int firstOpen(ChildChecks.Named named, List<Item> asked) {
        var answered = named.sheet().answers();
        for (var i = 0; i < asked.size(); i++) {
            if (!answered.containsKey(asked.get(i).code())) {
                return i + 1;
            }
        }
        return asked.size() + 1;
    }

    @PostMapping("/{sheet}/answers")
    ModelAndView answer(
            @PathVariable UUID child,
            @PathVariable UUID sheet,
            @RequestParam int at,
            @RequestParam String item,
            @RequestParam(defaultValue = "") String answer,
            Locale reader) {
        var named = assessments.get(child, sheet);
        var here = "redirect:/children/" + child + "/development/" + sheet;
        if (!named.sheet().isDraft() || assessments.findRefusal(child, sheet).isPresent()) {
            return new ModelAndView(here);
        }
        var question = named.instrument().asked(named.window()).stream()
                .filter(each -> each.code().equals(item))
                .findFirst()
                .orElseThrow(() -> new NotYours("assessment.answer", child));
        if (!question.answers().options().contains(answer)) {
            return question(HttpStatus.UNPROCESSABLE_CONTENT, named, Math.max(1, at), reader)
                    .addObject("fault", "parent.development.choose");
        }
        assessments.answer(child, sheet, item, answer);
        return new ModelAndView(here + "?at=" + (at + 1));
    }

    /** @param then {@code keep} puts it away for later, everything else sends it */
    @PostMapping("/{sheet}/send")
    ModelAndView send(
            @PathVariable UUID child,
            @PathVariable UUID sheet,
            @RequestParam(defaultValue = "no") String worried,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String then,
            Locale reader,
            RedirectAttributes next) {
        var named = assessments.get(child, sheet);
        var typed = Typed.text(note.replace("\r\n", "\n"));
        if (named.sheet().isDraft() && typed.length() > Sheet.LONGEST_NOTE) {
            return closing(HttpStatus.UNPROCESSABLE_CONTENT, named, typed, reader)
                    .addObject("worried", worried.equals("yes"))
                    .addObject("fault", "parent.development.note.long");
        }
        if (named.sheet().isDraft()) {
            assessments.tell(child, sheet, worried.equals("yes"), typed);
        }
        if (then.equals("keep")) {
            next.addFlashAttribute("saved", "parent.development.kept");
            return new ModelAndView(home(child));
        }
        return switch (assessments.send(child, sheet)) {
            case Sending.Sent _, Sending.SentBefore _ ->
                new ModelAndView("redirect:/children/" + child + "/development/" + sheet);
            case Sending.Refused(var reason)
            when reason == Sending.Reason.EMPTY ->
                closing(HttpStatus.UNPROCESSABLE_CONTENT, assessments.get(child, sheet), typed, reader)
                        .addObject("fault", "parent.development.nothing");
            case Sending.Refused _ -> kept(assessments.get(child, sheet), reader, HttpStatus.CONFLICT);
        };
    }

    private ModelAndView question(HttpStatus status, ChildChecks.Named named, int at, Locale reader) {
        var asked = named.instrument().asked(named.window());
        var item = asked.get(Math.min(at, asked.size()) - 1);
        var child = records.getChildFor(named.sheet().childId(), "assessment.read");
        var words = new CheckWords(messages, reader);
        var age = assessments.age(named.instrument(), child);
        var page = page("question", child, reader);
        page.setStatus(status);
        return page.addObject("words", words)
                .addObject("named", named)
                .addObject(
                        "question",
                        new QuestionView(
                                item.code(),
                                item.text().in(reader),
                                item.help().in(reader),
                                item.picture(),
                                Math.min(at, asked.size()),
                                asked.size(),
                                item.answers().options().stream()
                                        .map(each -> new Choice(each, words.answer(item, each)))
                                        .toList(),
                                named.sheet().answers().getOrDefault(item.code(), ""),
                                AgeBand.of(item, age.months()).orElse(null)))
                .addObject("fault", null)
                .addObject("corrected", age.corrected() ? age.months() : null);
    }

    private ModelAndView closing(HttpStatus status, ChildChecks.Named named, String note, Locale reader) {
        var asked = named.instrument().asked(named.window());
        var page = page("closing", records.getChildFor(named.sheet().childId(), "assessment.read"), reader);
        page.setStatus(status);
        return page.addObject("words", new CheckWords(messages, reader))
                .addObject("named", named)
                .addObject("total", asked.size())
                .addObject("left", asked.size() - named.answered())
                .addObject("note", note)
                .addObject("worried", named.sheet().worried())
                .addObject("fault", null);
    }

    private ModelAndView result(ChildChecks.Named named, Locale reader) {
        var result = Objects.requireNonNull(named.sheet().result());
        var instrument = named.instrument();
        return page("result", records.getChildFor(named.sheet().childId(), "assessment.read"), reader)
                .addObject("words", new CheckWords(messages, reader))
                .addObject("named", named)
                .addObject("result", result)
                .addObject("next", instrument.after(result.outcome()).next().in(reader))
                .addObject("reasons", reasons(named, result, new CheckWords(messages, reader)))
                .addObject("contactBy", named.contactBy(clock.getZone()).orElse(null))
                .addObject("disclaimer", instrument.disclaimer().in(reader))
                .addObject("source", instrument.source().in(reader))
                .addObject("answers", AnswerView.list(named, new CheckWords(messages, reader), reader));
    }

    /** What made the result what it is, each thing once; what was only noted beside it stands among the answers. */
    private static List<String> reasons(ChildChecks.Named named, Sheet.Result result, CheckWords words) {
        return result.level() == Level.OK
                ? List.of()
                : result.fired().stream()
                        .filter(fired -> fired.level() == result.level())
                        .flatMap(fired -> words.reasons(fired, named).stream())
                        .distinct()
                        .toList();
    }

    private ModelAndView kept(ChildChecks.Named named, Locale reader) {
        return kept(named, reader, HttpStatus.OK);
    }

    private ModelAndView kept(ChildChecks.Named named, Locale reader, HttpStatus status) {
        var child = named.sheet().childId();
        var refusal = assessments.findRefusal(child, named.sheet().id());
        var page = page("kept", records.getChildFor(child, "assessment.read"), reader);
        page.setStatus(status);
        return page.addObject("words", new CheckWords(messages, reader))
                .addObject("named", named)
                .addObject("why", refusal.map(Enum::name).orElse("WITHDRAWN"))
                .addObject("answers", AnswerView.list(named, new CheckWords(messages, reader), reader));
    }

    private ModelAndView page(String view, Child child, Locale reader) {
        return new ModelAndView("parent/development/" + view)
                .addObject("child", ChildFace.of(child, LocalDate.now(clock), plans, reader));
    }

    private static String home(UUID child) {
        return "redirect:/children/" + child + "/development";
    }
}
