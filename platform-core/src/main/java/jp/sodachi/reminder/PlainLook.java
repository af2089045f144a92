package jp.sodachi.reminder;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.record.ChildForReminder;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.PackedChildren;
import jp.sodachi.schedule.Schedules;
import org.springframework.transaction.annotation.Transactional;

/**
 * What there is to tell of one child, from its whole record and its whole plan: the slow reading by which the night's fast one
 * is checked. Jobs only.
 */
@Transactional
public class PlainLook {
    private final PackedChildren packed;
    private final ChildPlans plans;
    private final ReminderSettings settings;

    PlainLook(PackedChildren packed, ChildPlans plans, ReminderSettings settings) {
        this.packed = packed;
        this.plans = plans;
        this.settings = settings;
    }

    /** As it stands in the child's packed row after a night; empty when the family may be told nothing. */
    public String resultOf(UUID child, LocalDate day) {
        Telling.Leads leads = leads(plans.schedules(day), settings.current());
        return packed.listWhole(List.of(child)).stream()
                .map(whole ->
                        NightPlan.resultOf(tellings(plans, whole, leads, day).toList()))
                .findFirst()
                .orElse("");
    }

    static Stream<Telling> tellings(ChildPlans plans, ChildForReminder child, Telling.Leads leads, LocalDate day) {
        return Stream.concat(
                Telling.of(plans.plan(child.child(), child.doses(), day), leads).stream(),
                Telling.of(plans.checkups(child, day), leads).stream());
    }

    static Telling.Leads leads(Schedules rules, ReminderSettings.Setting setting) {
        return new Telling.Leads(
                rules.leadTimeDays().orElse(Telling.NOTICE_DAYS),
                setting.onDay(),
                setting.endsBefore(),
                setting.lastCall());
    }
}
