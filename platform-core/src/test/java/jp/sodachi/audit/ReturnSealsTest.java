package jp.sodachi.audit;

import static jp.sodachi.relocation.MovingGround.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import jp.sodachi.audit.ChainVerdict.Broken;
import jp.sodachi.audit.ChainVerdict.Fault;
import jp.sodachi.audit.ChainVerdict.Whole;
import jp.sodachi.relocation.MovingGround;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that came back from a backup are told apart from rows that vanished. */
class ReturnSealsTest {
    private static final Instant MINUTE = Instant.parse("2026-11-20T03:30:00Z");

    private static Tenant town;

    @BeforeAll
    static void a_town() {
        town = MovingGround.town("392111", "香南市");
    }

    /** Seal 1 over the rows of the hours 1 and 2, seal 2 over those of 3 to 5; the minute lies between 3 and 4. */
    @BeforeEach
    void read_and_sealed() throws SQLException {
        sql("delete from t_392111.audit_event");
        sql("delete from control.audit_seal where code = '392111'");
        read(1, 2);
        seal();
        read(3, 5);
        seal();
    }

    @Test
    void rows_that_vanish_without_a_word_are_missing() throws SQLException {
        take(4, 5);

        assertThat(verdict()).isEqualTo(new Broken(2, id(3), Fault.MISSING));
    }

    @Test
    void a_restore_says_which_seals_are_taken_back_and_the_chain_goes_on() throws SQLException {
        take(4, 5);
        var said = restored();
        read(6, 6);
        seal();

        assertThat(said.from()).isEqualTo(2);
        assertThat(said.lastHash()).isEqualTo(hashOfSeal(2));
        assertThat(verdict()).isInstanceOfSatisfying(Whole.class, whole -> {
            assertThat(whole.seals())
                    .as("two, the return, what was left, what came since")
                    .isEqualTo(5);
            assertThat(whole.rows()).as("of the hours 1, 2, 3 and 6").isEqualTo(4);
            assertThat(whole.returns()).containsExactly(said);
        });

        take(3, 3);
        assertThat(verdict()).as("what was left is sealed again").isInstanceOf(Broken.class);
    }

    @Test
    void a_restore_that_lost_no_sealed_row_takes_no_seal_back() throws SQLException {
        read(6, 6);
        take(6, 6);

        assertThat(restored().from()).isZero();

        assertThat(verdict()).isInstanceOf(Whole.class);
    }

    @Test
    void a_return_hides_nothing_that_was_broken_long_before_the_minute() throws SQLException {
        take(1, 1);
        take(4, 5);
        restored();

        assertThat(verdict()).isEqualTo(new Broken(1, id(2), Fault.OTHER));
    }

    @Test
    void a_return_that_is_changed_or_taken_out_is_noticed() throws SQLException {
        take(4, 5);
        restored();
        sql("update control.audit_seal set done_by = 'nobody' where code = '392111' and kind = 'RESTORED'");
        assertThat(verdict()).isEqualTo(new Broken(3, id(2), Fault.OTHER));

        sql("delete from control.audit_seal where code = '392111' and kind = 'RESTORED'");
        assertThat(verdict()).isEqualTo(new Broken(2, id(3), Fault.MISSING));
    }

    @Test
    void what_a_second_restore_takes_back_is_told_with_the_first() throws SQLException {
        take(4, 5);
        restored();
        read(6, 6);
        seal();
        take(3, 6);
        restored();

        assertThat(verdict()).isInstanceOfSatisfying(Whole.class, whole -> {
            assertThat(whole.rows()).isEqualTo(2);
            assertThat(whole.returns()).extracting(Returned::from).containsExactly(2, 4);
        });
    }

    private static Returned restored() throws SQLException {
        var back = new AnnouncedReturn(Ids.next(), MINUTE, "山口 みさき", "made-up reason");
        return MovingGround.onTrail(HOME, town, (chain, trail) -> chain.restored(town.code(), trail, back));
    }

    private static ChainVerdict verdict() throws SQLException {
        return MovingGround.onTrail(HOME, town, (chain, trail) -> chain.verify(town.code(), trail));
    }

    private static void seal() throws SQLException {
        int rows = MovingGround.onTrail(HOME, town, (chain, trail) -> chain.seal(town.code(), trail));
        assertThat(rows).isPositive();
    }

    /** One row an hour of the twentieth, from hour to hour. */
    private static void read(int from, int to) {
        for (var hour = from; hour <= to; hour++) {
            MovingGround.owner(HOME).sql("""
                            insert into t_392111.audit_event (id, at, actor_kind, actor_id, actor_name, action, outcome)
                            values (:id, '2026-11-20 09:00Z', 'STAFF', 'nurse', '大森 けい', 'child.read', 'DONE')
                            """).param("id", id(hour)).update();
        }
    }

    private static void take(int from, int to) {
        MovingGround.owner(HOME)
                .sql("delete from t_392111.audit_event where id between :from and :to")
                .param("from", id(from))
                .param("to", id(to))
                .update();
    }

    private static UUID id(int hour) {
        var at = Instant.parse("2026-11-20T0%d:00:00Z".formatted(hour));
        return new UUID(at.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE);
    }

    private static String hashOfSeal(int number) {
        return MovingGround.owner(HOME)
                .sql("select encode(hash, 'hex') from control.audit_seal where code = '392111' and number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    private static void sql(String statement) {
        MovingGround.owner(HOME).sql(statement).update();
    }
}
