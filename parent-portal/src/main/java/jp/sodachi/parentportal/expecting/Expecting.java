package jp.sodachi.parentportal.expecting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.identity.Permissions;
import jp.sodachi.parentportal.words.CheckupReading;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.PregnancyWeek;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.Status;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens the signed-in guardian's pregnancies. */
@Component
public class Expecting {
    private final Pregnancies pregnancies;
    private final FormEntries entries;
    private final ChildPlans plans;
    private final PlanWords words;
    private final Permissions permissions;
    private final Clock clock;

    Expecting(
            Pregnancies pregnancies,
            FormEntries entries,
            ChildPlans plans,
            PlanWords words,
            Permissions permissions,
            Clock clock) {
        this.pregnancies = pregnancies;
        this.entries = entries;
        this.plans = plans;
        this.words = words;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** The guardian's own, for finding the way. */
    @Transactional
    public List<Pregnancy> listMine() {
        return pregnancies.listMine();
    }

    /** @param withSensitive asked for by the woman herself */
    @Transactional
    public PregnancyView open(UUID id, boolean withSensitive, Locale reader) {
        var today = LocalDate.now(clock);
        var pregnancy = pregnancies.get(id);
        var subject = FormSubject.pregnancy(id);
        var all = withSensitive ? entries.listWithSensitive(subject) : entries.list(subject);
        var due = pregnancy.facts().dueDate();
        var own = permissions.isOwnPregnancy(id);
        var hidden = own ? all.stream().mapToInt(FormEntry::hidden).sum() : 0;
        return new PregnancyView(
                pregnancy,
                today,
                pregnancy.goesOn() ? PregnancyWeek.on(due, today).orElse(null) : null,
                pregnancy.goesOn()
                        ? new CheckupReading(plans.checkups(pregnancy, all, today), words, reader)
                                .find("PREG_VISIT")
                                .orElse(null)
                        : null,
                pregnancy.goesOn()
                        ? rsv(plans.findMaternal(pregnancy, days(all, "PREG_RSV"), today))
                                .orElse(null)
                        : null,
                all,
                hidden,
                own);
    }

    private static List<LocalDate> days(List<FormEntry> all, String form) {
        return all.stream()
                .filter(entry -> entry.stands() && entry.form().equals(form))
                .map(FormEntry::on)
                .distinct()
                .toList();
    }

    private static Optional<PregnancyView.Rsv> rsv(Optional<ProgrammePlan> plan) {
        return plan.filter(each -> each.status().open() || each.status() == Status.NOT_YET)
                .flatMap(ProgrammePlan::next)
                .flatMap(next -> next.last().map(last -> new PregnancyView.Rsv(from(next), last)));
    }

    private static LocalDate from(NextDose next) {
        return next.recommendedFrom().orElse(next.earliest());
    }
}
