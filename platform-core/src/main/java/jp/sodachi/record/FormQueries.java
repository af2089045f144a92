package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.identity.Actor;
import jp.sodachi.support.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Entries of pages in the table: SQL beside the method that runs it. */
class FormQueries {
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final HandbookForms forms;
    private final PackedRows packed;
    private final JsonMapper json = JsonMapper.builder().build();

    FormQueries(JdbcClient jdbc, HandbookForms forms) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.packed = new PackedRows(jdbc);
    }

    /** To be called when a page was entered, corrected or withdrawn: the night may have to say something else. */
    void changed(FormSubject subject) {
        if (subject.kind() == FormSubject.Kind.CHILD) {
            packed.keep(subject.id());
        }
    }

    /** Whoever enters or corrects a page of the same child or pregnancy comes one after the other. */
    void hold(FormSubject subject) {
        switch (subject.kind()) {
            case CHILD -> new ChildQueries(jdbc).hold(subject.id());
            case PREGNANCY ->
                jdbc.sql("select id from record_pregnancy where id = :id for no key update")
                        .param("id", subject.id())
                        .query(UUID.class)
                        .optional();
        }
    }

    List<FormEntry> list(FormSubject subject, boolean withSensitive) {
        return jdbc.sql("""
                        select * from record_form_entry
                         where subject_id = :subject
                         order by occurred_on desc, entered_at desc, id desc
                        """)
                .param("subject", subject.id())
                .query((row, _) -> entry(row, withSensitive))
                .list();
    }

    void refuseIfHandedOver(Actor actor, FormSubject subject) {
        switch (subject.kind()) {
            case CHILD -> RecordHandedOver.refuse(jdbc, actor, subject.id());
            case PREGNANCY -> RecordHandedOver.refusePregnancy(jdbc, actor, subject.id());
        }
    }

    Optional<FormEntry> find(FormSubject subject, UUID entryId) {
        return jdbc.sql("""
                        select * from record_form_entry where id = :id and subject_id = :subject for update
                        """)
                .param("id", entryId)
                .param("subject", subject.id())
                .query((row, _) -> entry(row, true))
                .optional();
    }

    /** False when the same form of the same day by the same side stands already. */
    boolean insert(
            FormSubject subject,
            HandbookForm form,
            NewFormEntry entry,
            Dose.EnteredBy kind,
            String by,
            UUID id,
            @Nullable UUID replaces,
            Instant now) {
        return jdbc.sql("""
                                insert into record_form_entry
                                       (id, subject_id, subject_kind, form, edition, occurred_on, place, answers, judgement,
                                        note, entered_kind, entered_by, entered_at, state, replaces, why, version)
                                values (:id, :subject, :kind, :form, :edition, :on, :place, cast(:answers as jsonb), :judgement,
                                        :note, :enteredKind, :by, :now, 'ENTERED', :replaces, '', 0)
                                on conflict (subject_id, form, occurred_on, entered_kind)
                                   where state in ('ENTERED', 'RELEASED') do nothing
                                """)
                        .param("id", id)
                        .param("subject", subject.id())
                        .param("kind", subject.kind().name())
                        .param("form", form.code())
                        .param("edition", forms.edition())
                        .param("on", entry.on())
                        .param("place", entry.place())
                        .param("answers", json.writeValueAsString(entry.answers()))
                        .param("judgement", entry.judgement())
                        .param("note", entry.note())
                        .param("enteredKind", kind.name())
                        .param("by", by)
                        .param("now", at(now))
                        .param("replaces", replaces)
                        .update()
                == 1;
    }

    /** Whether another entry of the same form, day and side stands in a correction's way. */
    boolean standsBeside(FormSubject subject, FormEntry old, LocalDate on, Dose.EnteredBy kind) {
        return jdbc.sql("""
                        select exists (
                            select from record_form_entry
                             where subject_id = :subject and form = :form and occurred_on = :on and entered_kind = :kind
                               and state in ('ENTERED', 'RELEASED') and id <> :old)
                        """)
                .param("subject", subject.id())
                .param("form", old.form())
                .param("on", on)
                .param("kind", kind.name())
                .param("old", old.id())
                .query(Boolean.class)
                .single();
    }

    boolean settle(UUID entryId, int version, FormEntry.State outcome, String by, String why, Instant now) {
        return jdbc.sql("""
                                update record_form_entry
                                   set state = :outcome, settled_by = :by, settled_at = :now, why = :why, version = version + 1
                                 where id = :id and version = :version and state in ('ENTERED', 'RELEASED')
                                """)
                        .param("outcome", outcome.name())
                        .param("by", by)
                        .param("now", at(now))
                        .param("why", why)
                        .param("id", entryId)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean release(FormSubject subject, UUID entryId, String by, Instant now) {
        return jdbc.sql("""
                                update record_form_entry
                                   set state = 'RELEASED', released_by = :by, released_at = :now, version = version + 1
                                 where id = :id and subject_id = :subject and state = 'ENTERED'
                                """)
                        .param("by", by)
                        .param("now", at(now))
                        .param("id", entryId)
                        .param("subject", subject.id())
                        .update()
                == 1;
    }

    Optional<FormDraft> findDraft(FormSubject subject, String form, String owner) {
        return jdbc.sql("""
                        select typed, saved_at, version from record_form_draft
                         where owner_id = :owner and subject_id = :subject and form = :form
                        """)
                .param("owner", owner)
                .param("subject", subject.id())
                .param("form", form)
                .query((row, _) -> new FormDraft(
                        TypedForm.of(json.readValue(row.getString("typed"), ANSWERS)),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                        row.getInt("version")))
                .optional();
    }

    /** False when another device saved since {@code version}. */
    boolean saveDraft(FormSubject subject, String form, AuditEvent owner, int version, TypedForm typed, Instant now) {
        var sent = new HashMap<>(
                Map.of("on", typed.on(), "place", typed.place(), "judgement", typed.judgement(), "note", typed.note()));
        typed.answers().forEach((item, answer) -> sent.put("a." + item, answer));
        var values = Map.of("typed", json.writeValueAsString(sent), "now", at(now), "owner", owner.actorId());
        var updated = jdbc.sql("""
                        update record_form_draft
                           set typed = cast(:typed as jsonb), saved_at = :now, version = version + 1
                         where owner_id = :owner and subject_id = :subject and form = :form and version = :version
                        """)
                .params(values)
                .param("subject", subject.id())
                .param("form", form)
                .param("version", version)
                .update();
        if (updated == 1 || version > 0) {
            return updated == 1;
        }
        return jdbc.sql("""
                                insert into record_form_draft (id, subject_id, form, owner_id, typed, saved_at, version)
                                values (:id, :subject, :form, :owner, cast(:typed as jsonb), :now, 1)
                                on conflict (owner_id, subject_id, form) do nothing
                                """)
                        .params(values)
                        .param("id", Ids.next())
                        .param("subject", subject.id())
                        .param("form", form)
                        .update()
                == 1;
    }

    void dropDraft(FormSubject subject, String form, String owner) {
        jdbc.sql("""
                        delete from record_form_draft where owner_id = :owner and subject_id = :subject and form = :form
                        """)
                .param("owner", owner)
                .param("subject", subject.id())
                .param("form", form)
                .update();
    }

    void dropDrafts(String owner) {
        jdbc.sql("""
                        delete from record_form_draft where owner_id = :owner
                        """).param("owner", owner).update();
    }

    private FormEntry entry(ResultSet row, boolean withSensitive) throws SQLException {
        var form = row.getString("form");
        var all = json.readValue(row.getString("answers"), ANSWERS);
        var given = new HashMap<>(all);
        if (!withSensitive) {
            forms.find(form).stream()
                    .flatMap(known -> known.items().stream())
                    .filter(FormItem::sensitive)
                    .forEach(item -> given.remove(item.code()));
        }
        return new FormEntry(
                row.getObject("id", UUID.class),
                new FormSubject(
                        row.getObject("subject_id", UUID.class),
                        FormSubject.Kind.valueOf(row.getString("subject_kind"))),
                form,
                row.getString("edition"),
                row.getObject("occurred_on", LocalDate.class),
                row.getString("place"),
                given,
                all.size() - given.size(),
                row.getString("judgement"),
                row.getString("note"),
                Dose.EnteredBy.valueOf(row.getString("entered_kind")),
                row.getString("entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                FormEntry.State.valueOf(row.getString("state")),
                row.getString("released_by"),
                instant(row.getObject("released_at", OffsetDateTime.class)),
                row.getString("settled_by"),
                instant(row.getObject("settled_at", OffsetDateTime.class)),
                row.getObject("replaces", UUID.class),
                row.getString("why"),
                row.getInt("version"));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
