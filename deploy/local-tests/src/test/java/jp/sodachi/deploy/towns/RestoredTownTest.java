package jp.sodachi.deploy.towns;

import static jp.sodachi.deploy.towns.CommandGround.CLOCK;
import static jp.sodachi.deploy.towns.CommandGround.typed;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import jp.sodachi.audit.AnnouncedReturn;
import jp.sodachi.audit.ChainVerdict;
import jp.sodachi.audit.OwnersChain;
import jp.sodachi.audit.Returned;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.Test;

/** The command brings one town back as it was at a minute, from the physical backup of the whole server; no other town notices. */
class RestoredTownTest {
    private static final String WHY = "made-up reason";

    private final CommandGround ground = CommandGround.ready();

    @Test
    void one_town_goes_back_to_a_named_minute_and_the_others_stay_as_they_are() throws Exception {
        var bizen = ground.town("332119", "備前市");
        var akaiwa = ground.town("332135", "赤磐市");
        ground.backup.take(ground.live, ground.folder.resolve("live/data"));
        ground.enter(bizen, "before");
        ground.enter(akaiwa, "before");
        ground.readAndSeal(bizen, Duration.ofHours(3));
        var child = born(bizen);
        var minute = Instant.now(CLOCK).plusMillis(50);
        Thread.sleep(Duration.ofMillis(100));
        ground.jdbc().sql("delete from t_332119.identity_guardian").update();
        ground.jdbc().sql("update t_332119.record_child set shielded = true").update();
        ground.enter(bizen, "by mistake");
        ground.readAndSeal(bizen, Duration.ZERO);
        ground.enter(akaiwa, "after");
        var late = ground.town("332127", "瀬戸内市");
        ground.archive();

        refused("332119", minute.plus(Duration.ofDays(1)), " (Japanese time). That minute is still to come.");
        refused("332119", minute.minus(Duration.ofDays(1)), "The base backup was begun at ");
        refused("332127", minute, "The town did not exist at that minute.");
        assertThat(ground.names(bizen)).containsExactly("by mistake");
        assertThat(kept("332119")).isEmpty();

        var restored = ground.towns(restore("332119", minute));

        assertThat(restored.code()).isZero();
        assertThat(restored.said())
                .contains(
                        "332119  is as it was at " + typed(minute),
                        "The seals 2 to 2 over its read log are taken back",
                        "have the office protect these records again at once: " + child);
        assertThat(ground.names(bizen)).containsExactly("before");
        assertThat(actions(bizen)).containsExactly("child.read", "town.restore");
        assertTheChainTells(bizen);
        assertThat(ground.names(akaiwa)).containsExactly("after", "before");
        assertThat(ground.names(late)).isEmpty();
        assertThat(kept("332119")).isEqualTo("town.restore");
        assertThat(ground.jdbc()
                        .sql("select count(*) from control.tenant where paused_until is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_restore_that_was_broken_off_is_told_and_the_same_command_finishes_it() throws Exception {
        var town = ground.town("332151", "美作市");
        ground.readAndSeal(town, Duration.ofHours(2));
        var minute = CLOCK.instant().minus(Duration.ofMinutes(150)).truncatedTo(ChronoUnit.MINUTES);
        brokenOff(town, new AnnouncedReturn(Ids.next(), minute, "山口 みさき", "made-up\nreason"));
        ground.enter(town, "since");

        var broken = ground.audit("verify", "332151");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.said())
                .contains(
                        "332151 美作市  THE CHAIN BREAKS in seal 1 at row ",
                        "  A restore to " + spaced(minute)
                                + " by 山口 みさき (made-up reason) was broken off, or is at work now. Its seal is missing",
                        "./sodachi towns restore 332151 … with the same words finishes it.");

        var finished = ground.townsOfMoreServers(restore("332151", minute));
        assertThat(finished.code()).isZero();
        assertThat(finished.said())
                .contains(
                        "332151  an earlier restore, to " + typed(minute)
                                + ", had been broken off when its rows were back: it is finished now.",
                        "Nothing was exchanged again, and what was entered since then stays.",
                        "The seals 1 to 1 over its read log are taken back; ./sodachi audit verify 332151 says so.");
        assertThat(ground.names(town)).containsExactly("since");
        assertThat(kept("332151")).isEqualTo("town.restore");

        var whole = ground.audit("verify", "332151");
        assertThat(whole.code()).isZero();
        assertThat(whole.said())
                .contains("332151 美作市  the chain holds: ", "  seal 2: restored to " + spaced(minute) + " on ")
                .contains(" by 山口 みさき (made-up reason): seals 1 to 1 are taken back, the last one's hash was ")
                .doesNotContain("broken off");
    }

    @Test
    void a_restore_without_a_reason_or_a_minute_is_not_understood() {
        for (var words : List.of(
                List.of("restore", "332119", "2026-11-26T10:15", "base", "archive"),
                List.of("restore", "332119", "2026-11-26T10:15", "base", "archive", " "))) {
            var answer = ground.towns(words.toArray(String[]::new));
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.said()).contains("a minute, two folders and a reason");
        }
        assertThat(ground.towns("restore", "332119", "2026-11-26T10:15", "base", "archive", "a\nthe chain holds"))
                .isEqualTo(new CommandGround.Answer(2, "The reason is one line of plain text.%n".formatted()));
        assertThat(ground.towns("restore", "332119", "yesterday", "base", "archive", WHY))
                .isEqualTo(new CommandGround.Answer(
                        2, "yesterday is no minute; write it like 2026-11-26T10:15.%n".formatted()));
    }

    @Test
    void an_audit_of_no_town_and_a_command_that_is_none_are_told_so() {
        assertThat(ground.audit("verify", "342131"))
                .isEqualTo(new CommandGround.Answer(1, "342131  is no town here%n".formatted()));
        assertThat(ground.audit("verify", "332118").code()).isEqualTo(2);
        assertThat(ground.audit("look").said()).contains("./sodachi audit verify CODE");
    }

    private UUID born(Tenant town) {
        var child = UUID.randomUUID();
        ground.jdbc().sql("""
                        insert into %s.record_child
                          (id, name, kana, kana_folded, birth_date, sex, family_id, version, registered_at)
                        values (:id, '立石 ひな', 'たていし ひな', 'たていしひな', '2026-05-01', 'F', :id, 0, now())
                        """.formatted(town.schema())).param("id", child).update();
        return child;
    }

    private String[] restore(String code, Instant minute) {
        return new String[] {
            "restore",
            code,
            typed(minute),
            ground.folder.resolve("base").toString(),
            ground.folder.resolve("archive").toString(),
            WHY
        };
    }

    private void refused(String code, Instant minute, String reason) {
        var answer = ground.townsOfMoreServers(restore(code, minute));
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.said()).startsWith("Not done: ").contains(reason).hasLineCount(1);
    }

    /** As a process leaves the two servers that dies when the rows are back and their seal is not. */
    private void brokenOff(Tenant town, AnnouncedReturn back) {
        new OwnersChain(ground.jdbc(), CLOCK).announce(town.code(), back);
        ground.jdbc().sql("delete from t_332151.audit_event").update();
        ground.jdbc()
                .sql("""
                        insert into t_332151.audit_event (id, at, actor_kind, actor_id, actor_name, action, outcome)
                        values (:id, :at, 'OPERATOR', '-', '-', 'town.restore', 'DONE')
                        """)
                .param("id", back.event())
                .param("at", CLOCK.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String spaced(Instant minute) {
        return typed(minute).replace('T', ' ');
    }

    private void assertTheChainTells(Tenant town) throws SQLException {
        ChainVerdict verdict =
                ground.onTrail(town, trail -> new OwnersChain(ground.jdbc(), CLOCK).verify(town.code(), trail));
        assertThat(verdict).isInstanceOfSatisfying(ChainVerdict.Whole.class, whole -> {
            assertThat(whole.rows()).isEqualTo(1);
            assertThat(whole.returns()).singleElement().satisfies(back -> {
                assertThat(back.kind()).isEqualTo(Returned.Kind.RESTORED);
                assertThat(back.by()).endsWith("(command line)");
                assertThat(back.why()).isEqualTo(WHY);
                assertThat(back.from()).isEqualTo(2);
                assertThat(back.upTo()).isEqualTo(2);
            });
        });
    }

    /** What the operators' log has of a town. */
    private String kept(String code) {
        return ground.jdbc()
                .sql(
                        "select coalesce(string_agg(action, ',' order by id), '') from control.operator_event where code = :code")
                .param("code", code)
                .query(String.class)
                .single();
    }

    private List<String> actions(Tenant town) {
        return ground.jdbc()
                .sql("select action from %s.audit_event order by id".formatted(town.schema()))
                .query(String.class)
                .list();
    }
}
