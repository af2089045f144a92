package jp.sodachi.municipalityportal.pregnancies;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Guardian;
import jp.sodachi.municipalityportal.desk.DoneRow;
import jp.sodachi.record.Child;
import jp.sodachi.record.FactCorrection;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.PregnancyWeek;
import jp.sodachi.record.ProtectedOpening;
import jp.sodachi.schedule.CheckupStanding;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.Why;
import jp.sodachi.schedule.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A pregnancy's page as the template reads it.
 *
 * @param week how far it is, null when it has ended
 * @param next the next check-up as the schedule has it; null when there is none to come
 * @param visits how many check-ups there were
 * @param entries everything filled in, the newest first
 * @param rsv what the schedule says about the vaccination against RSV; null when it has nothing to say
 * @param openings who opened the protected record, and why
 * @param guardians who has joined for her, the woman herself first
 * @param hidden how many sensitive answers are there and not shown
 */
record PregnancyPage(
        Pregnancy pregnancy,
        LocalDate today,
        @Nullable PregnancyWeek week,
        @Nullable Next next,
        int visits,
        List<DoneRow> entries,
        @Nullable Rsv rsv,
        int hidden,
        List<Change> corrections,
        List<Child> children,
        List<ProtectedOpening> openings,
        List<Guardian> guardians,
        List<AuditTrail.AuditRow> reads) {

    /** A correction in the reader's words. */
    record Change(FactCorrection fact, String before, String after) {}

    /** The vaccination against RSV by the due date. */
    record Rsv(
            String status,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        static Rsv of(ProgrammePlan plan) {
            return new Rsv(
                    plan.status().name(),
                    plan.next()
                            .map(next -> next.recommendedFrom().orElse(next.earliest()))
                            .orElse(null),
                    plan.next().flatMap(NextDose::last).orElse(null));
        }
    }

    /**
     * The next check-up.
     *
     * @param status the message key of how it stands
     * @param ground whether the law or the town gives its time, a message key
     * @param mayDiffer the time is what most towns give, not this town's word
     * @param reasons why these days, in whole sentences
     */
    record Next(
            String status,
            LocalDate from,
            @Nullable LocalDate to,
            String ground,
            boolean mayDiffer,
            List<String> reasons) {
        static Optional<Next> of(CheckupStanding standing, Wording words) {
            return standing.plan()
                    .next()
                    .map(next -> new Next(
                            "schedule.checkup.status." + standing.status(),
                            next.recommendedFrom().orElse(next.earliest()),
                            next.recommendedTo().or(next::last).orElse(null),
                            standing.byTown()
                                    ? "schedule.checkup.byTown"
                                    : "schedule.checkup.basis." + standing.basis(),
                            standing.timeMayDiffer(),
                            standing.plan().why().stream()
                                    .filter(why -> why.field() != Why.Field.DOSE)
                                    .map(words::sentence)
                                    .distinct()
                                    .toList()));
        }
    }

    static PregnancyPage of(
            PregnancyDesk.OpenedPregnancy opened,
            List<DoneRow> rows,
            ChangeWords words,
            Wording reasons,
            LocalDate today) {
        var pregnancy = opened.pregnancy();
        var due = pregnancy.facts().dueDate();
        var done = opened.entries().stream()
                .filter(entry -> entry.stands() && entry.form().equals("PREG_VISIT"))
                .map(FormEntry::on)
                .distinct()
                .toList();
        return new PregnancyPage(
                pregnancy,
                today,
                pregnancy.goesOn() ? PregnancyWeek.on(due, today).orElse(null) : null,
                opened.visits().flatMap(standing -> Next.of(standing, reasons)).orElse(null),
                done.size(),
                rows,
                opened.rsv().map(Rsv::of).orElse(null),
                opened.entries().stream().mapToInt(FormEntry::hidden).sum(),
                opened.corrections().stream().map(words::of).toList(),
                opened.children(),
                opened.openings(),
                opened.guardians(),
                opened.reads());
    }
}
