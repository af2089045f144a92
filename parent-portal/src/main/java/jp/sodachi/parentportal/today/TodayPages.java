package jp.sodachi.parentportal.today;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import jp.sodachi.assessment.Assessments;
import jp.sodachi.assessment.CheckWords;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.notice.NoticeInbox;
import jp.sodachi.parentportal.expecting.Expecting;
import jp.sodachi.parentportal.expecting.PregnancyView;
import jp.sodachi.parentportal.join.PendingJoin;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.DoseView;
import jp.sodachi.parentportal.words.PlanReading;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.parentportal.words.VisitView;
import jp.sodachi.record.CheckupPlace;
import jp.sodachi.record.Checkups;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.ChildRecord;
import jp.sodachi.record.Grants;
import jp.sodachi.record.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what is next. */
@Controller
class TodayPages {
    private static final LocalTime MORNING = LocalTime.of(4, 0);
    private static final LocalTime DAY = LocalTime.of(11, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private final Records records;
    private final Expecting waiting;
    private final Checkups checkups;
    private final Assessments assessments;
    private final MessageSource messages;
    private final ChildPlans plans;
    private final Guardians guardians;
    private final Grants grants;
    private final PlanWords words;
    private final NoticeInbox inbox;
    private final Clock clock;

    TodayPages(
            Records records,
            Expecting waiting,
            Checkups checkups,
            Assessments assessments,
            MessageSource messages,
            ChildPlans plans,
            Guardians guardians,
            Grants grants,
            PlanWords words,
            NoticeInbox inbox,
            Clock clock) {
        this.records = records;
        this.waiting = waiting;
        this.checkups = checkups;
        this.assessments = assessments;
        this.messages = messages;
        this.plans = plans;
        this.guardians = guardians;
        this.grants = grants;
        this.words = words;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** A join that was interrupted by signing in goes on first. */
    @GetMapping("/")
    String today(Model model, Locale reader, HttpServletRequest request) {
        if (PendingJoin.find(request).isPresent()) {
            return "redirect:/join/confirm";
        }
        var me = guardians.findMe();
        model.addAttribute("greeting", greeting());
        model.addAttribute("name", me.map(Guardian::displayName).orElse(""));
        var expecting = waiting.listMine().stream()
                .map(each -> waiting.open(each.id(), false, reader))
                .filter(PregnancyView::isNear)
                .toList();
        var cards = records.listMine().stream().map(page -> card(page, reader)).toList();
        // Nobody who has only lost somebody is asked to make sure that messages come.
        var quiet = expecting.stream().noneMatch(PregnancyView::goesOn)
                && cards.stream().noneMatch(each -> each.child().accompanied())
                && !(cards.isEmpty() && expecting.isEmpty());
        model.addAttribute("askToConfirm", !quiet && me.isPresent() && !me.get().emailVerified());
        model.addAttribute("pregnancies", expecting);
        model.addAttribute("cards", cards);
        model.addAttribute("held", grants.listHeld());
        model.addAttribute("urgent", inbox.listUrgent(reader));
        return "parent/today/today";
    }

    private Card card(ChildRecord page, Locale reader) {
        var today = LocalDate.now(clock);
        var face = ChildFace.of(page.child(), today, words, reader);
        if (!face.accompanied()) {
            return new Card(face, null, List.of(), null, List.of(), null);
        }
        var reading = new PlanReading(plans.plan(page, today), words, reader);
        return new Card(
                face,
                reading.next().orElse(null),
                reading.stillPossible(),
                reading.farther().orElse(null),
                checkups.listToCome(page.child().id()),
                check(page.child(), reader));
    }

    private @Nullable Check check(Child child, Locale reader) {
        var words = new CheckWords(messages, reader);
        return assessments
                .findNext(child)
                .map(open ->
                        new Check(words.title(open.instrument()), words.window(open.window()), open.draft() != null))
                .orElse(null);
    }

    private String greeting() {
        var now = LocalTime.now(clock);
        if (now.isBefore(MORNING) || !now.isBefore(EVENING)) {
            return "evening";
        }
        return now.isBefore(DAY) ? "morning" : "day";
    }

    /**
     * One child's card; of a child who moved away or has died only the face.
     *
     * @param next the one next visit; null in a quiet time
     * @param still what can still be had besides the next visit
     * @param checkups the town's check-ups to which the child is invited
     * @param check the questions that are open at this age; null when none are, or all are answered
     * @param farther what comes after a quiet time; null when nothing comes any more
     */
    record Card(
            ChildFace child,
            @Nullable VisitView next,
            List<DoseView> still,
            @Nullable DoseView farther,
            List<CheckupPlace> checkups,
            @Nullable Check check) {}

    /** Questions that are open: their title, the age they are for, and whether somebody has begun. */
    record Check(String title, String ages, boolean begun) {}
}
