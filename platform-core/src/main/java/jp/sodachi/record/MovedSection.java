package jp.sodachi.record;

import java.util.Arrays;
import java.util.List;

/**
 * The parts of a child's or a pregnancy's record that go along, in the order in which they are entered.
 *
 * <p>{@code facts} are the columns that must be the same in both towns and over which both compute their checksum;
 * {@code refers} those that name another entry. The rest of a row is what changes on the way: ids, and who entered it.
 */
enum MovedSection {
    CHILD(
            "record_child",
            "id = :child",
            List.of("name", "kana", "birth_date", "sex", "gestation_weeks", "gestation_days", "due_date"),
            List.of()),
    CORRECTIONS(
            "record_correction",
            "subject_id = :child",
            List.of("field", "before_text", "after_text", "why", "at"),
            List.of()),
    STATES(
            "record_child_state",
            "child_id = :child and ended_at is null and kind in ('REFUSED', 'SHIELDED')",
            List.of("kind", "programme", "since", "reason", "set_at"),
            List.of()),
    DOSES(
            "record_dose",
            "child_id = :child",
            List.of(
                    "product",
                    "given_on",
                    "lot",
                    "place",
                    "given_by",
                    "note",
                    "abroad",
                    "entered_at",
                    "state",
                    "settled_at",
                    "why"),
            List.of("replaces")),
    PAGES(
            "record_form_entry",
            "subject_id = :child and subject_kind = 'CHILD'",
            List.of(
                    "form",
                    "edition",
                    "occurred_on",
                    "place",
                    "answers",
                    "note",
                    "entered_at",
                    "state",
                    "released_at",
                    "settled_at",
                    "why"),
            List.of("replaces")),
    MEASUREMENTS(
            "record_measurement",
            "child_id = :child",
            List.of("kind", "value", "measured_on", "position", "looked_twice", "entered_at"),
            List.of("entry_id")),
    MEASUREMENT_ENDS(
            "record_measurement_end",
            "measurement_id in (select id from record_measurement where child_id = :child)",
            List.of("reason", "ended_at"),
            List.of("measurement_id", "replaced_by")),
    PHOTOS(
            "record_photo",
            "child_id = :child",
            List.of("kind", "taken_on", "caption", "width", "height", "bytes", "entered_at"),
            List.of("dose_id")),
    /** What was sent about the child; not what is licensed to the old town, nor what is about a guardian. */
    SHEETS(
            "assessment_sheet",
            """
            child_id = :child and state = 'SENT' and private_to = ''
               and not exists (select from assessment_instrument i
                                where i.origin = 'LICENSED' and i.checksum = r.checksum)
            """,
            List.of(
                    "instrument",
                    "number",
                    "checksum",
                    "time_window",
                    "answers",
                    "worried",
                    "note",
                    "begun_at",
                    "sent_at",
                    "real_months",
                    "corrected",
                    "used_months",
                    "level",
                    "complete",
                    "points",
                    "fired"),
            List.of()),
    /** A pregnancy that goes along by itself. It is as protected there as it is here, also with a child of its family. */
    PREGNANCY(
            "record_pregnancy",
            "id = :child",
            List.of("name", "kana", "birth_date", "due_date", "due_source", "fetuses"),
            List.of()),
    PREGNANCY_CORRECTIONS(
            "record_correction",
            "subject_id = :child",
            List.of("field", "before_text", "after_text", "why", "at"),
            List.of()),
    PREGNANCY_PAGES(
            "record_form_entry",
            "subject_id = :child and subject_kind = 'PREGNANCY'",
            List.of(
                    "form",
                    "edition",
                    "occurred_on",
                    "place",
                    "answers",
                    "note",
                    "entered_at",
                    "state",
                    "released_at",
                    "settled_at",
                    "why"),
            List.of("replaces"));

    private final String table;
    private final String where;
    private final List<String> facts;
    private final List<String> refers;

    MovedSection(String table, String where, List<String> facts, List<String> refers) {
        this.table = table;
        this.where = where;
        this.facts = facts;
        this.refers = refers;
    }

    /** The parts of a child's record, or of a pregnancy's, in their order. */
    static List<MovedSection> of(FormSubject.Kind kind) {
        return Arrays.stream(values())
                .filter(section -> section.name().startsWith("PREGNANCY") == (kind == FormSubject.Kind.PREGNANCY))
                .toList();
    }

    String table() {
        return table;
    }

    /** A row {@code r} as it goes; a sheet takes along the words of the questions, which the new town may not have. */
    String row() {
        if (this == CHILD) {
            // A part of the old town is none of the new one.
            return "to_jsonb(r) - 'district'";
        }
        if (this == PREGNANCY) {
            return """
                    to_jsonb(r) - 'district' || jsonb_build_object('shielded', r.shielded
                        or exists (select from record_child k where k.family_id = r.family_id and k.shielded))
                    """;
        }
        return this == SHEETS ? """
                to_jsonb(r) || jsonb_build_object('moved_text', coalesce(r.moved_text,
                    (select i.content from assessment_instrument i
                      where i.instrument = r.instrument and i.number = r.number and i.checksum = r.checksum)))
                """ : "to_jsonb(r)";
    }

    /** Which rows are a child's or a pregnancy's; {@code :child} is its id. */
    String where() {
        return where;
    }

    List<String> facts() {
        return facts;
    }

    List<String> refers() {
        return refers;
    }

    /** The column that names a row; the end of a measurement is named by the measurement. */
    String key() {
        return this == MEASUREMENT_ENDS ? "measurement_id" : "id";
    }
}
