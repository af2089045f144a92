package jp.sodachi.parentportal.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import jp.sodachi.parentportal.words.CheckupReading;
import jp.sodachi.parentportal.words.CheckupView;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.DoneView;
import jp.sodachi.parentportal.words.Family;
import jp.sodachi.parentportal.words.PlanReading;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.parentportal.words.VisitView;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.ChildRecord;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.Records;
import jp.sodachi.record.Standing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What comes when, why, and what to prepare. */
@Controller
class PlanPages {
    private final Records records;
    private final ChildPlans plans;
    private final FormEntries entries;
    private final PlanWords words;
    private final Clock clock;

    PlanPages(Records records, ChildPlans plans, FormEntries entries, PlanWords words, Clock clock) {
        this.records = records;
        this.plans = plans;
        this.entries = entries;
        this.words = words;
        this.clock = clock;
    }

    /** The youngest child's plan; the others are one tap away. */
    @GetMapping("/plan")
    String youngest(Model model, Locale reader) {
        var mine = records.listMyChildren();
        if (mine.isEmpty()) {
            return "parent/plan/none";
        }
        var first = mine.stream()
                .filter(child -> child.standing() == Standing.HERE)
                .findFirst()
                .orElse(mine.getFirst());
        return plan(first.id(), model, reader);
    }

    @GetMapping("/children/{child}/plan")
    String plan(@PathVariable UUID child, Model model, Locale reader) {
        return show(records.getChild(child), records.listMyChildren(), model, reader);
    }

    @GetMapping("/children/{child}/prepare")
    String prepare(@PathVariable UUID child, Model model, Locale reader) {
        var page = records.getChild(child);
        if (page.child().standing() != Standing.HERE) {
            return "redirect:/children/" + child + "/records";
        }
        var today = LocalDate.now(clock);
        var plan = plans.plan(page, today);
        var reading = new PlanReading(plan, words, reader);
        model.addAttribute("child", ChildFace.of(page.child(), today, words, reader));
        model.addAttribute("visit", reading.next().orElse(null));
        model.addAttribute(
                "lastDone",
                DoneView.list(page, plan, words, reader).stream().limit(3).toList());
        return "parent/plan/prepare";
    }

    private String show(ChildRecord page, List<Child> mine, Model model, Locale reader) {
        if (page.child().standing() != Standing.HERE) {
            return "redirect:/children/" + page.child().id() + "/records";
        }
        var today = LocalDate.now(clock);
        var plan = plans.plan(page, today);
        var reading = new PlanReading(plan, words, reader);
        var filled = entries.list(FormSubject.child(page.child().id()));
        var checkups = new CheckupReading(plans.checkups(page.child(), filled, today), words, reader).byMonth();
        var months = months(reading.byMonth(), checkups);
        model.addAttribute("child", ChildFace.of(page.child(), today, words, reader));
        model.addAttribute("family", Family.of(mine, page.child().id()));
        model.addAttribute("months", months);
        model.addAttribute("quiet", reading.byMonth().isEmpty());
        model.addAttribute("next", reading.next().orElse(null));
        model.addAttribute(
                "farther", reading.byMonth().isEmpty() ? reading.farther().orElse(null) : null);
        model.addAttribute(
                "offers",
                plans.offers(page, today).stream()
                        .map(offer -> words.offer(offer, today, reader))
                        .toList());
        model.addAttribute("ask", reading.toAskAbout());
        model.addAttribute("ended", reading.ended());
        model.addAttribute("done", DoneView.list(page, plan, words, reader));
        return "parent/plan/plan";
    }

    private static List<Month> months(
            Map<YearMonth, List<VisitView>> visits, Map<YearMonth, List<CheckupView>> checkups) {
        var months = new TreeSet<>(visits.keySet());
        months.addAll(checkups.keySet());
        return months.stream()
                .map(month -> new Month(
                        month.atDay(1), visits.getOrDefault(month, List.of()), checkups.getOrDefault(month, List.of())))
                .toList();
    }

    /** The visits and check-ups of one month; {@code first} is its first day. */
    record Month(LocalDate first, List<VisitView> visits, List<CheckupView> checkups) {
        Month {
            visits = List.copyOf(visits);
            checkups = List.copyOf(checkups);
        }
    }
}
