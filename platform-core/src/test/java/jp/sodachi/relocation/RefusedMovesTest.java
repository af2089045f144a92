package jp.sodachi.relocation;

import static jp.sodachi.relocation.MovingGround.AWAY;
import static jp.sodachi.relocation.MovingGround.HOME;
import static jp.sodachi.relocation.MovingGround.SECOND;
import static jp.sodachi.relocation.MovingGround.TINY;
import static jp.sodachi.relocation.MovingGround.TWIN;
import static jp.sodachi.relocation.MovingGround.assertServes;
import static jp.sodachi.relocation.MovingGround.guardians;
import static jp.sodachi.relocation.MovingGround.owner;
import static jp.sodachi.relocation.MovingGround.paused;
import static jp.sodachi.relocation.MovingGround.relocations;
import static jp.sodachi.relocation.MovingGround.schemas;
import static jp.sodachi.relocation.MovingGround.serverOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.util.Comparator;
import jp.sodachi.migration.MigrationFailed;
import jp.sodachi.relocation.RelocationRefused.Reason;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.Test;

/** What cannot be moved or brought back is refused before anything changes, and a new town finds its server. */
class RefusedMovesTest {

    @Test
    void what_cannot_be_moved_is_refused_with_the_reason_and_nothing_changes() {
        var town = MovingGround.town("392065", "須崎市");
        var relocations = relocations(_ -> {});

        assertThat(refusal(relocations, town.code(), "nowhere")).isEqualTo(Reason.UNKNOWN_SERVER);
        assertThat(refusal(relocations, town.code(), HOME)).isEqualTo(Reason.SAME_SERVER);
        assertThat(refusal(relocations, town.code(), AWAY)).isEqualTo(Reason.UNREACHABLE);
        assertThat(refusal(relocations, town.code(), TINY)).isEqualTo(Reason.FULL);
        assertThat(refusal(relocations, town.code(), TWIN)).isEqualTo(Reason.SAME_SERVER);
        assertThat(refusal(relocations, MunicipalityCode.of("392120"), SECOND)).isEqualTo(Reason.UNKNOWN_TOWN);
        owner(HOME)
                .sql("update control.tenant_schema set digest = 'older' where code = '392065'")
                .update();
        assertThat(refusal(relocations, town.code(), SECOND)).isEqualTo(Reason.STRUCTURE_BEHIND);

        assertThat(relocations.find(town.code())).isEmpty();
        assertThat(schemas(SECOND, town)).isZero();
        assertThat(serverOf(town)).isEqualTo(HOME);
        assertNoOtherNameMakesItACopy(town);
    }

    /** Two names of one server: under the second the town itself would look like a copy that can be taken away. */
    private static void assertNoOtherNameMakesItACopy(Tenant town) {
        var migrator = MovingGround.migratorOf(HOME, TWIN);

        assertThatThrownBy(() -> migrator.dropCopy(new Tenant(town.code(), town.name(), TWIN, town.state())))
                .isInstanceOf(MigrationFailed.class)
                .hasMessageContaining("The server twin is the one on which the town lives, under another name.");
        assertThatThrownBy(() -> migrator.dropCopy(town)).isInstanceOf(MigrationFailed.class);

        assertThat(schemas(HOME, town)).isEqualTo(1);
    }

    @Test
    void what_cannot_be_brought_back_is_refused_with_the_reason_and_nothing_changes() throws Exception {
        var town = MovingGround.town("392081", "宿毛市");
        assertServes(HOME, town);
        var wish = new Restores.Wish(MovingGround.CLOCK.instant(), "山口 みさき", "made-up reason");
        // The other server is as good a side server as one that was recovered.
        try (var side = MovingGround.servers().open(SECOND)) {
            assertThat(refusal(town.code(), side, wish)).isEqualTo(RestoreRefused.Reason.NOT_THERE_YET);
            var copy = new Tenant(town.code(), town.name(), SECOND, town.state());
            MovingGround.migrator().startTown(copy);
            owner(HOME)
                    .sql("update t_392081.tenancy_going_live set live_since = timestamptz '2026-11-01 00:00Z'")
                    .update();
            assertThat(refusal(town.code(), side, wish)).isEqualTo(RestoreRefused.Reason.WENT_LIVE);
            owner(SECOND)
                    .sql("delete from t_392081.databasechangelog where orderexecuted = 1")
                    .update();
            assertThat(refusal(town.code(), side, wish)).isEqualTo(RestoreRefused.Reason.OTHER_STRUCTURE);
            var before = new Restores.Wish(wish.minute().minus(Duration.ofDays(1)), wish.by(), wish.why());
            assertThat(refusal(town.code(), side, before)).isEqualTo(RestoreRefused.Reason.NOT_THERE_YET);
            assertThat(refusal(MunicipalityCode.of("392120"), side, wish))
                    .isEqualTo(RestoreRefused.Reason.UNKNOWN_TOWN);
            try (var moving =
                    RelocationLock.take(MovingGround.servers(), town.code()).orElseThrow()) {
                assertThat(moving).isNotNull();
                assertThat(refusal(town.code(), side, wish)).isEqualTo(RestoreRefused.Reason.UNDER_WAY);
            }
        }
        assertThat(guardians(HOME, town)).hasSize(1);
        assertThat(paused(town)).isFalse();
        assertServes(HOME, town);
        assertNoCopyOutlivesIt(town);
    }

    /** A move that was called off while the other server was away has left a copy there. */
    private static void assertNoCopyOutlivesIt(Tenant town) {
        assertThat(schemas(SECOND, town)).isEqualTo(1);

        MovingGround.migrator().dropEverywhere(town);

        assertThat(schemas(HOME, town)).isZero();
        assertThat(schemas(SECOND, town)).isZero();
    }

    private static RestoreRefused.Reason refusal(MunicipalityCode code, Connection side, Restores.Wish wish)
            throws Exception {
        try {
            new Restores(MovingGround.servers(), MovingGround.CLOCK, _ -> {}).bringBack(code, side, wish);
            throw new AssertionError("It was not refused.");
        } catch (RestoreRefused refused) {
            return refused.reason();
        }
    }

    @Test
    void a_new_town_goes_to_the_server_with_the_fewest_bytes_that_has_room_and_answers() {
        var placement = MovingGround.placement();

        assertThat(placement.find(AWAY).orElseThrow().answers()).isFalse();
        assertThat(placement.find(TINY).orElseThrow().holds(0)).isFalse();
        var fewest = placement.list().stream()
                .filter(server -> server.name().equals(HOME) || server.name().equals(SECOND))
                .min(Comparator.comparingLong(Placement.Standing::bytes))
                .orElseThrow();
        assertThat(placement.choose()).contains(fewest.name());
    }

    private static Reason refusal(Relocations relocations, MunicipalityCode code, String server) {
        try {
            relocations.request(code, server, "山口 みさき");
            throw new AssertionError("It was not refused.");
        } catch (RelocationRefused refused) {
            return refused.reason();
        }
    }
}
