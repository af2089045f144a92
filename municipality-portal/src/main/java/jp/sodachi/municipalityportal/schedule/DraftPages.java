package jp.sodachi.municipalityportal.schedule;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import jp.sodachi.layer.LayerVersion;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;
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

/** The draft: what it changes, from when and why, its trial on the town's children, and its way to approval. */
@Controller
@RequestMapping("/schedule")
class DraftPages {
    private static final int LONGEST_REASON = 200;
    private static final String TERMS = "staff/schedule/terms";
    private static final String TRIAL = "staff/schedule/trial";

    private final ScheduleOffice office;
    private final Draft draft;
    private final Clock clock;

    DraftPages(ScheduleOffice office, Draft draft, Clock clock) {
        this.office = office;
        this.draft = draft;
        this.clock = clock;
    }

    @GetMapping("/draft")
    String open(Model model, Locale reader) {
        var open = office.getOpen();
        if (open.version().state() == LayerVersion.State.PROPOSED) {
            return "redirect:/schedule/trial";
        }
        var words = draft.show(open, model, reader);
        model.addAttribute("items", words.items(open.version().layer()));
        model.addAttribute("free", open.national().townMayChange());
        model.addAttribute(
                "steps",
                open.national().townMayChange().standardPeriods().stream()
                        .map(step -> new Step(step, words.stepName(step)))
                        .toList());
        model.addAttribute(
                "checkups",
                open.national().checkups().outlines().stream()
                        .map(checkup -> new Step(checkup.code(), words.checkup(checkup.code())))
                        .toList());
        return "staff/schedule/draft";
    }

    /** A dose whose standard period a town may move, or a check-up it may time anew. */
    record Step(String path, String name) {}

    /** From when, and why, as typed. */
    record Terms(String effectiveFrom, String reason) {
        Terms {
            effectiveFrom = requireNonNullElse(effectiveFrom, "");
            reason = requireNonNullElse(reason, "");
        }
    }

    @GetMapping("/draft/terms")
    String terms(Model model, Locale reader) {
        var open = draft.open();
        model.addAttribute(
                "form",
                new Terms(
                        JapaneseDates.era(open.version().effectiveFrom()),
                        open.version().reason()));
        draft.show(open, model, reader);
        return TERMS;
    }

    @PostMapping("/draft/terms")
    ModelAndView saveTerms(
            @ModelAttribute("form") Terms form,
            BindingResult errors,
            @RequestParam int version,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        var day = day(form, errors);
        if (Typed.text(form.reason()).length() > LONGEST_REASON) {
            errors.rejectValue("reason", "birth.too-long", new Object[] {LONGEST_REASON}, null);
        }
        if (day == null || errors.hasErrors()) {
            model.addAttribute("version", version);
            draft.show(draft.open(), model, reader);
            return new ModelAndView(TERMS, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (office.changeTerms(version, day, Typed.text(form.reason()))) {
            case ScheduleOffice.Outcome.Saved _ -> {
                afterwards.addFlashAttribute("saved", "layer.saved");
                yield new ModelAndView(SchedulePages.DRAFT);
            }
            case ScheduleOffice.Outcome.Refused _ -> {
                errors.rejectValue("effectiveFrom", "layer.terms.misfit");
                model.addAttribute("version", version);
                draft.show(draft.open(), model, reader);
                yield new ModelAndView(TERMS, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case ScheduleOffice.Outcome.Stale(LayerVersion stored) -> {
                model.addAttribute("version", stored.version());
                model.addAttribute("stored", stored);
                model.addAttribute("savedBy", stored.editedBy());
                model.addAttribute("savedAt", stored.editedAt());
                draft.show(draft.open(), model, reader);
                yield new ModelAndView(TERMS, HttpStatus.CONFLICT);
            }
            case ScheduleOffice.Outcome.Gone _ -> draft.gone(afterwards);
        };
    }

    private @Nullable LocalDate day(Terms form, BindingResult errors) {
        return switch (JapaneseDates.parse(form.effectiveFrom())) {
            case JapaneseDates.Failed(var reason) -> {
                errors.rejectValue("effectiveFrom", reason.messageKey());
                yield null;
            }
            case JapaneseDates.Day(var day)
            when day.isBefore(LocalDate.now(clock)) -> {
                errors.rejectValue("effectiveFrom", "layer.terms.past");
                yield null;
            }
            case JapaneseDates.Day(var day) -> day;
        };
    }

    /** How the plans of the town's children change: for those who write, and for the one who approves. */
    @GetMapping("/trial")
    String trial(Model model, Locale reader) {
        model.addAttribute("remark", "");
        return show(model, reader);
    }

    private String show(Model model, Locale reader) {
        var trial = office.tryOut();
        var words = draft.show(trial.open(), model, reader);
        model.addAttribute("items", words.items(trial.open().version().layer()));
        model.addAttribute("trial", TrialView.of(trial, words));
        return TRIAL;
    }

    @PostMapping("/propose")
    String propose(@RequestParam int version, RedirectAttributes afterwards) {
        return ended(office.propose(version), "layer.proposed", afterwards);
    }

    @PostMapping("/approve")
    String approve(@RequestParam int version, RedirectAttributes afterwards) {
        return ended(office.approve(version), "layer.approved", afterwards);
    }

    @PostMapping("/return")
    ModelAndView giveBack(
            @RequestParam int version,
            @RequestParam(defaultValue = "") String remark,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        var said = Typed.text(remark);
        if (said.isEmpty() || said.length() > LONGEST_REASON) {
            model.addAttribute("remark", remark);
            model.addAttribute("remarkError", said.isEmpty() ? "layer.return.empty" : "layer.return.long");
            return new ModelAndView(show(model, reader), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView(ended(office.giveBack(version, said), "layer.returned", afterwards));
    }

    @GetMapping("/discard")
    String askDiscard(Model model) {
        model.addAttribute("version", draft.open().version().version());
        return "staff/schedule/discard";
    }

    @PostMapping("/discard/{version}")
    String discard(@org.springframework.web.bind.annotation.PathVariable int version, RedirectAttributes afterwards) {
        return ended(office.discard(version), "layer.discarded", afterwards);
    }

    private static String ended(boolean done, String said, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute(done ? "saved" : "warning", done ? said : "layer.meanwhile");
        return SchedulePages.HOME;
    }
}
