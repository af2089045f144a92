package jp.sodachi.relocation;

import static jp.sodachi.relocation.MovingGround.HOME;
import static jp.sodachi.relocation.MovingGround.SECOND;
import static jp.sodachi.relocation.MovingGround.assertServes;
import static jp.sodachi.relocation.MovingGround.guardians;
import static jp.sodachi.relocation.MovingGround.onTrail;
import static jp.sodachi.relocation.MovingGround.owner;
import static jp.sodachi.relocation.MovingGround.paused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import jp.sodachi.audit.AnnouncedReturn;
import jp.sodachi.audit.ChainVerdict;
import jp.sodachi.audit.Returned;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.Test;

/** A town's rows and the seals over its read log lie on two servers: a restore that dies between them has left word and is finished. */
class BrokenOffRestoreTest {

    @Test
    void a_restore_that_dies_when_its_rows_are_back_is_told_and_finished_without_exchanging_anything_again()
            throws Exception {
        var town = onTheSecondServer();
        readAndSealed(town);
        var wish = new Restores.Wish(
                MovingGround.CLOCK.instant().minus(Duration.ofMinutes(150)), "山口 みさき", "made-up reason");
        // What the town was like then; the other server is as good a side server as one that was recovered.
        try (var side = MovingGround.servers().open(HOME)) {
            assertThatThrownBy(() -> restores(() -> {
                                throw new IllegalStateException("The process died.");
                            })
                            .bringBack(town.code(), side, wish))
                    .hasMessage("The process died.");
        }
        assertThat(verdict(town)).isInstanceOf(ChainVerdict.Broken.class);
        assertThat(announced(town))
                .hasValueSatisfying(back -> assertThat(back.why()).isEqualTo("made-up reason"));
        var since = assertServes(SECOND, town);

        assertThat(restores(() -> {}).finish(town.code())).hasValueSatisfying(seal -> {
            assertThat(seal.kind()).isEqualTo(Returned.Kind.RESTORED);
            assertThat(seal.from()).isEqualTo(1);
        });

        assertThat(verdict(town))
                .isInstanceOfSatisfying(
                        ChainVerdict.Whole.class,
                        whole -> assertThat(whole.returns())
                                .singleElement()
                                .satisfies(back -> assertThat(back.by()).isEqualTo("山口 みさき")));
        assertThat(announced(town)).isEmpty();
        assertThat(guardians(SECOND, town)).containsExactly(since);
        assertThat(restores(() -> {}).finish(town.code())).isEmpty();
        assertNothingIsLeftOfOneThatNeverCame(town);
    }

    private static void assertNothingIsLeftOfOneThatNeverCame(Tenant town) throws SQLException {
        var never = new AnnouncedReturn(Ids.next(), MovingGround.CLOCK.instant(), "山口 みさき", "made-up reason");
        onTrail(SECOND, town, (chain, _) -> {
            chain.announce(town.code(), never);
            return 0;
        });

        assertThat(restores(() -> {}).finish(town.code())).isEmpty();

        assertThat(announced(town)).isEmpty();
        assertThat(verdict(town)).isInstanceOf(ChainVerdict.Whole.class);
        assertThat(paused(town)).isFalse();
    }

    private static Restores restores(Runnable between) {
        return new Restores(MovingGround.servers(), MovingGround.CLOCK, _ -> {}, between);
    }

    private static java.util.Optional<AnnouncedReturn> announced(Tenant town) throws SQLException {
        return onTrail(SECOND, town, (chain, _) -> chain.findAnnounced(town.code()));
    }

    private static ChainVerdict verdict(Tenant town) throws SQLException {
        return onTrail(SECOND, town, (chain, trail) -> chain.verify(town.code(), trail));
    }

    private static Tenant onTheSecondServer() {
        var made = MovingGround.town("392090", "土佐清水市");
        var town = new Tenant(made.code(), made.name(), SECOND, made.state());
        MovingGround.migrator().startTown(town);
        owner(HOME).sql("""
                        update control.tenant set server = 'second', created_at = created_at - interval '5 hours'
                         where code = '392090'
                        """).update();
        return town;
    }

    /** Somebody read a record two hours ago, and the row is under a seal. */
    private static void readAndSealed(Tenant town) throws SQLException {
        var at = MovingGround.CLOCK.instant().minus(Duration.ofHours(2));
        owner(SECOND)
                .sql("""
                        insert into t_392090.audit_event (id, at, actor_kind, actor_id, actor_name, action, outcome)
                        values (:id, :at, 'STAFF', 'nurse', '大森 けい', 'child.read', 'DONE')
                        """)
                .param("id", new UUID(at.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        int sealed = onTrail(SECOND, town, (chain, trail) -> chain.seal(town.code(), trail));
        assertThat(sealed).isEqualTo(1);
    }
}
