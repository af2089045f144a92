package jp.sodachi.municipalityportal.pregnancies;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.CounterSheets;
import jp.sodachi.record.FactCorrection;
import jp.sodachi.record.FamilyContact;
import jp.sodachi.record.FamilyContacts;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.NewBirth;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.record.PregnancyProtection;
import jp.sodachi.record.ProtectedOpening;
import jp.sodachi.reminder.FamilyNews;
import jp.sodachi.schedule.CheckupStanding;
import jp.sodachi.schedule.ProgrammePlan;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the office does with pregnancies. Each method is one transaction and asks who acts first. */
@Component
@Transactional
class PregnancyDesk {
    private static final int ROWS_OF_THE_READ_LOG = 8;
    private static final String RSV = "PREG_RSV";

    private final Pregnancies pregnancies;
    private final PregnancyProtection protection;
    private final FormEntries entries;
    private final ChildPlans plans;
    private final CounterSheets sheets;
    private final FamilyNews news;
    private final FamilyContacts contacts;
    private final Guardians guardians;
    private final AuditTrail audit;
    private final Permissions permissions;
    private final Clock clock;

    PregnancyDesk(
            Pregnancies pregnancies,
            PregnancyProtection protection,
            FormEntries entries,
            ChildPlans plans,
            CounterSheets sheets,
            FamilyNews news,
            FamilyContacts contacts,
            Guardians guardians,
            AuditTrail audit,
            Permissions permissions,
            Clock clock) {
        this.pregnancies = pregnancies;
        this.protection = protection;
        this.entries = entries;
        this.plans = plans;
        this.sheets = sheets;
        this.news = news;
        this.contacts = contacts;
        this.guardians = guardians;
        this.audit = audit;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Those whom the words fit; the present ones when there are no words. */
    public List<Pregnancy> search(String text, int limit) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.list");
        return pregnancies.search(text, limit);
    }

    /** @param withSensitive asked for by the nurse; kept in the trail as an act of its own */
    public OpenedPregnancy open(UUID id, boolean withSensitive) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.read");
        var pregnancy = pregnancies.get(id);
        var subject = FormSubject.pregnancy(id);
        var all = withSensitive ? entries.listWithSensitive(subject) : entries.list(subject);
        var given = all.stream()
                .filter(entry -> entry.stands() && entry.form().equals(RSV))
                .map(FormEntry::on)
                .toList();
        return new OpenedPregnancy(
                pregnancy,
                all,
                pregnancies.listCorrections(id),
                pregnancy.goesOn()
                        ? plans.checkups(pregnancy, all, LocalDate.now(clock)).find("PREG_VISIT")
                        : Optional.empty(),
                pregnancy.goesOn() ? plans.findMaternal(pregnancy, given, LocalDate.now(clock)) : Optional.empty(),
                pregnancies.listChildren(id),
                protection.listOpenings(id),
                guardians.listOfPregnancy(id),
                audit.listAbout(id, ROWS_OF_THE_READ_LOG));
    }

    /** @param contact the number on the notification, which takes the place of what is known of the family; may be empty */
    public Pregnancy register(PregnancyFacts facts, Optional<UUID> familyOf, FamilyContact contact) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.register");
        var pregnancy = pregnancies.register(facts, familyOf);
        if (!contact.isEmpty()) {
            contacts.keepOfPregnancy(pregnancy.id(), pregnancy.contact(), contact);
        }
        return pregnancy;
    }

    /** False when somebody else saved since {@code version}. */
    public boolean correct(UUID id, int version, PregnancyFacts facts, String why) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.correct");
        return pregnancies.correct(id, version, facts, why);
    }

    /** The children, or none when the pregnancy had ended in the meantime. */
    public List<Child> giveBirth(UUID id, LocalDate day, List<NewBirth> births) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.birth");
        return pregnancies.giveBirth(id, day, births);
    }

    /** Nothing more is said of it: what waits is called back. False when it had ended in the meantime. */
    public boolean end(UUID id, LocalDate day, String why) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.end");
        var ended = pregnancies.end(id, day, why);
        if (ended) {
            news.pregnancyStopped(id);
        }
        return ended;
    }

    /** False when it went on already. */
    public boolean resume(UUID id, String why) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.resume");
        var resumed = pregnancies.resume(id, why);
        if (resumed) {
            news.pregnancyResumed(id);
        }
        return resumed;
    }

    /** Protects it and the children of its family; what waits to be sent is called back. False when it was protected already. */
    public boolean protect(UUID id, String why) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.protect");
        var with = protection.protect(id, why);
        if (with.isPresent()) {
            news.pregnancyStopped(id);
            with.get().forEach(news::stopped);
        }
        return with.isPresent();
    }

    /** False when it was not protected by hand any more. */
    public boolean unprotect(UUID id, String why) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.unprotect");
        var ended = protection.end(id, why);
        if (ended) {
            news.pregnancyResumed(id);
        }
        return ended;
    }

    /** A counter sheet for the woman's family; an earlier one stops working. */
    public CounterSheets.IssuedSheet issueSheet(UUID id) {
        permissions.requireStaff(StaffRole.NURSE, "sheet.issue");
        return sheets.issueForPregnancy(id);
    }

    /** A pregnancy's page as the rooms give it. */
    record OpenedPregnancy(
            Pregnancy pregnancy,
            List<FormEntry> entries,
            List<FactCorrection> corrections,
            Optional<CheckupStanding> visits,
            Optional<ProgrammePlan> rsv,
            List<Child> children,
            List<ProtectedOpening> openings,
            List<Guardian> guardians,
            List<AuditTrail.AuditRow> reads) {}
}
