package jp.sodachi.deploy.worker;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.notice.Delivery;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.notice.Notices;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.NewDose;
import jp.sodachi.record.Records;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes families through the doors that the pages use, and looks at what became of their messages. */
class FamilyMaker {

    private final Guardians guardians;
    private final StaffMembers members;
    private final Records records;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FamilyMaker(
            Guardians guardians,
            StaffMembers members,
            Records records,
            Notices notices,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.guardians = guardians;
        this.members = members;
        this.records = records;
        this.notices = notices;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Empties what stories of this module fill. */
    void clear(Tenant town) {
        in(
                town,
                new Actor.Job("clear"),
                () -> List.of(
                                "reminder_item",
                                "reminder_setting",
                                "reminder_night",
                                "notice_delivery",
                                "notice_missed",
                                "notice_choice",
                                "notice_list",
                                "reply_message",
                                "reply_thread",
                                "notice_channel",
                                "notice_tally",
                                "notice_town_notice",
                                "notice_template",
                                "notice_trial",
                                "identity_staff",
                                "assessment_contact",
                                "assessment_sheet",
                                "assessment_task",
                                "assessment_instrument",
                                "record_counter_sheet",
                                "record_arrival",
                                "record_departure",
                                "record_checkup_place",
                                "record_photo",
                                "record_measurement_end",
                                "record_measurement",
                                "record_form_entry",
                                "record_child_state",
                                "record_dose",
                                "record_packed_child",
                                "identity_guardian_pregnancy",
                                "record_pregnancy",
                                "identity_guardian_child",
                                "record_child",
                                "identity_guardian")
                        .stream()
                        .mapToInt(table -> jdbc.sql("delete from " + table).update())
                        .sum());
    }

    /** Somebody who joined the town and has not confirmed the address yet. */
    Guardian guardian(Tenant town, String name, String email, List<UUID> children) {
        return in(town, new Actor.Parent("subject-" + email, name, email), () -> guardians.join(children, "ja"));
    }

    /** Somebody who joined and confirmed the address. */
    Guardian confirmed(Tenant town, String name, String email, List<UUID> children) {
        Guardian guardian = guardian(town, name, email, children);
        confirm(town, guardian);
        return guardian;
    }

    /** Somebody is invited to the town's office. */
    void office(Tenant town, String email) {
        in(town, new Actor.Job("story"), () -> members.invite(email, "大森 真理", StaffRole.NURSE));
    }

    /** The first sign-in of somebody who was invited. */
    void arrive(Tenant town, String email) {
        in(town, new Actor.Job("story"), () -> members.welcome(new Actor.Staff("subject-" + email, "大森 真理", email)));
    }

    void confirm(Tenant town, Guardian guardian) {
        in(
                town,
                new Actor.Parent(guardian.subject(), guardian.displayName(), guardian.email()),
                () -> guardians.confirmEmail(guardians.issueEmailSecret(guardian.id())));
    }

    Child child(Tenant town, String name, String kana, LocalDate birth) {
        return in(
                town,
                new Actor.Job("story"),
                () -> records.registerBirth(new ChildFacts(name, kana, birth, ChildSex.F, null, null), null));
    }

    void dose(Tenant town, UUID child, String product, LocalDate day) {
        in(town, new Actor.Job("story"), () -> records.recordDose(child, new NewDose(product, day, "", "")));
    }

    /** A dose of a product that the schedule does not know: only a defect can bring it into the table. */
    void brokenDose(Tenant town, UUID child) {
        dose(town, child, "DPT_IPV_HIB", LocalDate.of(2026, 11, 22));
        in(
                town,
                new Actor.Job("story"),
                () -> jdbc.sql("update record_dose set product = 'NO_SUCH_PRODUCT' where child_id = :child")
                        .param("child", child)
                        .update());
    }

    /** A page of a check-up that somebody of the office filled in. */
    void checkup(Tenant town, UUID child, String code, LocalDate day) {
        in(
                town,
                new Actor.Job("story"),
                () -> jdbc.sql("""
                                insert into record_form_entry
                                       (id, subject_id, subject_kind, form, edition, occurred_on, place, answers, judgement, note,
                                        entered_kind, entered_by, entered_at, state, why, version)
                                values (:id, :child, 'CHILD', :form, '2025', :on, '', '{}', '', '', 'STAFF', '大森 真理',
                                        timestamptz '2026-12-01 09:00+09', 'ENTERED', '', 0)
                                """)
                        .param("id", UUID.randomUUID())
                        .param("child", child)
                        .param("form", code)
                        .param("on", day)
                        .update());
        in(
                town,
                new Actor.Job("story"),
                () -> jdbc.sql("delete from record_packed_child where child_id = :child")
                        .param("child", child)
                        .update());
    }

    /** What only a defect can do: the packed row is another than the record. */
    void spoilPackedRow(Tenant town, UUID child) {
        in(
                town,
                new Actor.Job("story"),
                () -> jdbc.sql("update record_packed_child set doses = 'BCG:20000' where child_id = :child")
                        .param("child", child)
                        .update());
    }

    /** What only a defect can do: the child has no packed row, and one that is nobody's stands in its place. */
    void losePackedRow(Tenant town, UUID child) {
        in(
                town,
                new Actor.Job("story"),
                () -> jdbc.sql("update record_packed_child set child_id = :nobody where child_id = :child")
                        .param("nobody", UUID.randomUUID())
                        .param("child", child)
                        .update());
    }

    List<UUID> queue(Tenant town, List<NewDelivery> deliveries) {
        return in(town, new Actor.Job("story"), () -> notices.queueAll(deliveries));
    }

    List<Delivery> history(Tenant town, Guardian guardian) {
        return in(town, new Actor.Job("story"), () -> notices.listFor(guardian.id(), 20));
    }

    <T> T in(Tenant town, Actor actor, Supplier<T> work) {
        return TenantScope.call(town, () -> CurrentActor.call(actor, () -> transaction.execute(_ -> work.get())));
    }
}
