package jp.sodachi.deploy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import jp.sodachi.tenancy.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills towns with made-up records by SQL: what a child has by its age of twenty vaccinations, thirty measurements and eight
 * pages, a guardian, a link and twenty openings. Ids and days follow from the child's number, so that every run has the same rows.
 */
final class RecordTowns {
    private static final String SEARCH_CHANGE = "/db/tenant/2026/0122-record-child-search.sql";

    private final JdbcClient jdbc;

    RecordTowns(BenchServer server) {
        this.jdbc = server.superuser();
    }

    /** Children with a guardian each, the telephone number among what they have. */
    void children(Tenant town, int count) {
        fill(town, """
                insert into record_child (id, family_id, name, kana, kana_folded, birth_date, sex, version, registered_at)
                select md5('c' || n)::uuid, md5('f' || n)::uuid, s.name || ' ' || g.name, s.kana || ' ' || g.kana,
                       s.kana || g.kana, date '2020-11-20' + n * 7 %% 2190, case when n %% 2 = 0 then 'F' else 'M' end, 0,
                       timestamptz '2020-11-20 00:00Z' + n * interval '7 minutes'
                  from generate_series(1, %d) n
                  join (select row_number() over () - 1 as at, * from (values
                        ('三宅', 'みやけ'), ('尾上', 'おのうえ'), ('山崎', 'やまざき'), ('高橋', 'たかはし'), ('岡本', 'おかもと'),
                        ('藤原', 'ふじわら'), ('大森', 'おおもり'), ('中島', 'なかじま'), ('小林', 'こばやし'), ('渡辺', 'わたなべ'),
                        ('長谷川', 'はせがわ'), ('井上', 'いのうえ'), ('片山', 'かたやま'), ('難波', 'なんば'), ('赤木', 'あかぎ'),
                        ('石井', 'いしい'), ('坂本', 'さかもと'), ('妹尾', 'せのお'), ('原田', 'はらだ'), ('西村', 'にしむら'),
                        ('平松', 'ひらまつ'), ('森', 'もり'), ('柴田', 'しばた')) v (name, kana)) s on s.at = n %% 23
                  join (select row_number() over () - 1 as at, * from (values
                        ('いつき', 'いつき'), ('つむぎ', 'つむぎ'), ('ゆづき', 'ゆづき'), ('陽葵', 'ひまり'), ('蓮', 'れん'),
                        ('凛', 'りん'), ('湊', 'みなと'), ('結菜', 'ゆいな'), ('大翔', 'ひろと'), ('美桜', 'みお'),
                        ('颯太', 'そうた'), ('咲良', 'さくら'), ('樹', 'いつき'), ('芽依', 'めい'), ('悠真', 'ゆうま'),
                        ('琴音', 'ことね'), ('朝陽', 'あさひ'), ('紬', 'つむぎ'), ('陸', 'りく'), ('葵', 'あおい'),
                        ('新', 'あらた'), ('澪', 'みお'), ('暖', 'だん'), ('心春', 'こはる'), ('律', 'りつ'),
                        ('莉子', 'りこ'), ('奏', 'かなで'), ('花', 'はな'), ('伊織', 'いおり')) v (name, kana)) g on g.at = n / 23 %% 29;
                insert into identity_guardian (id, subject, display_name, email, language, joined_at, phone)
                select md5('g' || n)::uuid, 'made-up-' || n, '', 'g' || n || '@families.invalid', 'ja', timestamptz '2026-01-01 00:00Z',
                       '090' || lpad((n * 7919 %% 100000000)::text, 8, '0')
                  from generate_series(1, %d) n;
                insert into identity_guardian_child (guardian_id, child_id, linked_at)
                select md5('g' || n)::uuid, md5('c' || n)::uuid, timestamptz '2026-01-01 00:00Z'
                  from generate_series(1, %d) n;
                %s
                """.formatted(count, count, count, backfill()));
    }

    /** What a child has by the age of six, for those children of the town that have a made-up guardian. */
    void records(Tenant town) {
        fill(town, """
                insert into record_dose (id, child_id, product, given_on, lot, place, entered_kind, entered_by, entered_at, state,
                                         settled_by, settled_at, version)
                select md5('d' || c.id || v.product || v.age)::uuid, c.id, v.product, c.birth_date + v.age, 'LOT' || v.age,
                       'まちのクリニック', 'STAFF', '大森 真理', timestamptz '2026-01-02 00:00Z', 'CONFIRMED', '大森 真理',
                       timestamptz '2026-01-02 00:00Z', 0
                  from record_child c, (values ('HEPB', 61), ('HEPB', 92), ('HEPB', 215), ('RV1', 61), ('RV1', 92),
                       ('DPT_IPV_HIB', 61), ('DPT_IPV_HIB', 92), ('DPT_IPV_HIB', 123), ('DPT_IPV_HIB', 400),
                       ('PCV20', 61), ('PCV20', 92), ('PCV20', 123), ('PCV20', 400), ('BCG', 160), ('MR', 370), ('VAR', 370),
                       ('VAR', 560), ('JE', 1100), ('JE', 1110), ('JE', 1480)) v (product, age)
                 where c.birth_date + v.age < date '2026-11-20'
                on conflict do nothing;
                insert into record_measurement (id, child_id, kind, value, measured_on, position, looked_twice, origin, entered_by,
                                                entered_at)
                select md5('m' || c.id || k.kind || a.age)::uuid, c.id, k.kind, round((k.at0 + k.gain * sqrt(a.age))::numeric, 1),
                       c.birth_date + a.age, 'AS_EXPECTED', false, 'STAFF', '大森 真理', timestamptz '2026-01-02 00:00Z'
                  from record_child c, (values ('WEIGHT', 3.0, 0.33), ('LENGTH', 49.0, 1.35), ('HEAD', 33.0, 0.37)) k (kind, at0, gain),
                       (values (0), (31), (100), (200), (300), (380), (560), (760), (1120), (1850)) a (age)
                 where c.birth_date + a.age < date '2026-11-20';
                insert into record_form_entry (id, subject_id, subject_kind, form, edition, occurred_on, place, answers, judgement,
                                               note, entered_kind, entered_by, entered_at, state, released_by, released_at, why, version)
                select md5('e' || c.id || f.form)::uuid, c.id, 'CHILD', f.form, '2025', c.birth_date + f.age, '保健センター',
                       f.answers::jsonb, f.judgement, 'よく眠り、よく食べています。', f.kind, '大森 真理', timestamptz '2026-01-02 00:00Z',
                       case when f.judgement = '' then 'ENTERED' else 'RELEASED' end,
                       case when f.judgement <> '' then '大森 真理' end,
                       case when f.judgement <> '' then timestamptz '2026-01-03 00:00Z' end, '', 0
                  from record_child c, (values
                       ('GUARDIAN_M01', 31, 'PARENT', '', '{"diary": "よく飲みます"}'),
                       ('CHECKUP_M03', 100, 'STAFF', '01', '{"weight_g": "6200", "height": "61.5", "head_control": "YES"}'),
                       ('GUARDIAN_M03', 100, 'PARENT', '', '{"when_head_control": "2026-05", "diary": "よく笑います"}'),
                       ('GUARDIAN_M09', 290, 'PARENT', '', '{"when_crawl": "2026-08", "diary": "はいはいが上手です"}'),
                       ('CHECKUP_Y01H', 560, 'STAFF', '01', '{"weight": "10.2", "height": "80.1", "caries": "0"}'),
                       ('GUARDIAN_Y01H', 560, 'PARENT', '', '{"when_walk_alone": "2026-11", "diary": "歩きます"}'),
                       ('CHECKUP_Y03', 1120, 'STAFF', '01', '{"weight": "14.0", "height": "95.2", "urine_protein": "NEG"}'),
                       ('GUARDIAN_Y03', 1120, 'PARENT', '', '{"diary": "お話が大好きです"}')) f (form, age, kind, judgement, answers)
                 where c.birth_date + f.age < date '2026-11-20';
                insert into audit_event (id, at, actor_kind, actor_id, actor_name, action, child_id, outcome)
                select md5('a' || c.id || n)::uuid, timestamptz '2026-01-02 00:00Z' + n * interval '1 hour', 'STAFF', 'bench-nurse',
                       '大森 真理', 'child.read', c.id, 'DONE'
                  from record_child c, generate_series(1, 20) n;
                """);
    }

    long rows(Tenant town) {
        return jdbc
                .sql("select tablename from pg_tables where schemaname = :schema")
                .param("schema", town.schema())
                .query(String.class)
                .list()
                .stream()
                .mapToLong(table -> jdbc.sql("select count(*) from " + town.schema() + "." + table)
                        .query(Long.class)
                        .single())
                .sum();
    }

    /** The statement with which the change file gives rows of an older build their search key. */
    private static String backfill() {
        try (var file = Objects.requireNonNull(RecordTowns.class.getResourceAsStream(SEARCH_CHANGE), SEARCH_CHANGE)) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var from = text.indexOf("update record_child");
            return text.substring(from, text.indexOf(';', from) + 1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void fill(Tenant town, String statements) {
        jdbc.sql("set search_path to " + town.schema() + ";\n" + statements + "\nanalyze;")
                .update();
    }
}
