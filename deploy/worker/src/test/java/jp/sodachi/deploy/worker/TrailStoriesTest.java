package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.audit.AuditChain;
import jp.sodachi.audit.AuditSearch;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.audit.ChainVerdict;
import jp.sodachi.identity.Actor;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.RetentionKind;
import jp.sodachi.tenancy.RetentionPeriods;
import jp.sodachi.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trail is only ever added to; whoever changes it all the same is found out, and the row is named. */
class TrailStoriesTest extends WorkerStory {
    private static final Actor.Staff NURSE = new Actor.Staff("sub-trail", "大森 けい", "trail@example.jp");

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditSearch search;

    @Autowired
    private AuditChain chain;

    @Autowired
    private Keeping keeping;

    @Autowired
    private RetentionPeriods periods;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void a_fresh_trail() {
        Towns.as("delete from t_332127.audit_event; delete from control.audit_seal where code = '332127'");
        clock.set(LocalDateTime.now(SupportRoom.JAPAN));
    }

    @Test
    void the_towns_own_role_may_add_rows_and_never_change_or_take_one() {
        written(3);
        for (var statement :
                List.of("update audit_event set actor_name = 'x'", "delete from audit_event", "truncate audit_event")) {
            assertThatThrownBy(() -> families.in(
                            SETOUCHI, NURSE, () -> jdbc.sql(statement).update()))
                    .hasStackTraceContaining("permission denied for table audit_event");
        }
    }

    @Test
    void a_chain_of_several_seals_holds_and_the_youngest_rows_wait_for_theirs() {
        written(7);
        sealLater();
        written(5);
        sealLater();
        clock.set(LocalDateTime.now(SupportRoom.JAPAN));
        written(2);

        assertThat(verdict()).isEqualTo(new ChainVerdict.Whole(2, 12, 0, 2, List.of()));
    }

    @Test
    void a_changed_row_is_named() {
        var ids = written(9);
        sealLater();
        Towns.as("update t_332127.audit_event set actor_name = 'だれか' where id = '" + ids.get(4) + "'");

        assertThat(verdict()).isEqualTo(new ChainVerdict.Broken(1, ids.get(4), ChainVerdict.Fault.OTHER));
    }

    @Test
    void a_row_that_was_taken_out_breaks_the_chain_where_it_stood() {
        var ids = written(9);
        sealLater();
        Towns.as("delete from t_332127.audit_event where id = '" + ids.get(4) + "'");
        assertThat(verdict()).isEqualTo(new ChainVerdict.Broken(1, ids.get(5), ChainVerdict.Fault.OTHER));

        Towns.as("delete from t_332127.audit_event where id >= '" + ids.get(4) + "'");
        assertThat(verdict()).isEqualTo(new ChainVerdict.Broken(1, ids.get(3), ChainVerdict.Fault.MISSING));
    }

    @Test
    void a_row_put_in_afterwards_is_named() {
        var ids = written(8);
        sealLater();
        // Two rows of the same millisecond lie next to each other: the gap is behind another one then.
        var before = ids.stream()
                .limit(7)
                .filter(id -> !ids.contains(next(id)))
                .findFirst()
                .orElseThrow();
        var between = next(before);
        Towns.as("insert into t_332127.audit_event select '" + between
                + "', at, actor_kind, actor_id, actor_name, action,"
                + " child_id, subject_id, outcome from t_332127.audit_event where id = '" + before + "'");

        assertThat(verdict()).isEqualTo(new ChainVerdict.Broken(1, between, ChainVerdict.Fault.ADDED));
    }

    @Test
    void rows_whose_time_is_over_go_by_whole_seals_and_the_chain_over_the_others_holds() {
        written(6);
        sealLater();
        var day = clock.instant();
        clock.set(LocalDateTime.now(SupportRoom.JAPAN).plusMonths(61));
        var gone = keeping.clear(SETOUCHI);

        assertThat(gone).containsEntry(RetentionKind.TRAIL, 6);
        assertThat(day).isBefore(clock.instant());
        assertThat(found(AuditSearch.Wanted.all()))
                .extracting(AuditTrail.AuditRow::action, AuditTrail.AuditRow::actorName)
                .contains(tuple("retention.trail", "6件"));
        assertThat(verdict()).isEqualTo(new ChainVerdict.Whole(1, 0, 1, 1, List.of()));
        assertThat(keeping.clear(SETOUCHI)).containsEntry(RetentionKind.TRAIL, 0);
    }

    @Test
    void a_town_keeps_drafts_and_mails_as_long_as_it_says() {
        TenantScope.run(
                SETOUCHI,
                () -> assertThat(periods.change(Map.of(RetentionKind.DRAFT, 2), Map.of(RetentionKind.DRAFT, 6)))
                        .isTrue());
        TenantScope.run(
                SETOUCHI,
                () -> assertThat(periods.change(Map.of(RetentionKind.DRAFT, 1), Map.of(RetentionKind.DRAFT, 6)))
                        .isFalse());
        draft(clock.instant().minus(Duration.ofDays(20)));
        draft(clock.instant().minus(Duration.ofDays(70)));
        try {
            assertThat(keeping.clear(SETOUCHI)).containsEntry(RetentionKind.DRAFT, 1);
            assertThat(keeping.clear(SETOUCHI)).containsEntry(RetentionKind.DRAFT, 0);
        } finally {
            Towns.as("delete from control.town_retention; delete from t_332127.record_form_draft");
        }
    }

    private static void draft(Instant saved) {
        Towns.as("insert into t_332127.record_form_draft values ('" + UUID.randomUUID() + "', '" + UUID.randomUUID()
                + "', 'F', 'o', '{}', timestamptz '" + saved + "', 1)");
    }

    @Test
    void rows_are_found_by_child_by_person_and_by_day() {
        var child = UUID.randomUUID();
        families.in(SETOUCHI, NURSE, () -> {
            trail.record(NURSE.does("child.read", child, null));
            return true;
        });
        written(3);
        var today = clock.instant().atZone(SupportRoom.JAPAN).toLocalDate();

        assertThat(found(new AuditSearch.Wanted(Set.of(child), "", null))).hasSize(1);
        assertThat(found(new AuditSearch.Wanted(Set.of(UUID.randomUUID()), "", null)))
                .isEmpty();
        assertThat(found(new AuditSearch.Wanted(null, "大森 けい", null))).hasSize(4);
        assertThat(found(new AuditSearch.Wanted(Set.of(child), "片山 早苗", today))).isEmpty();
        assertThat(found(new AuditSearch.Wanted(null, "", today))).hasSize(4);
        assertThat(found(new AuditSearch.Wanted(null, "大森 けい", today.minusDays(1))))
                .isEmpty();
        assertThat(families.in(SETOUCHI, NURSE, search::listPeople)).containsExactly("大森 けい");
    }

    private List<AuditTrail.AuditRow> found(AuditSearch.Wanted wanted) {
        return families.in(SETOUCHI, NURSE, () -> search.list(wanted, null, 50));
    }

    /** Ids of fresh rows in the order of the trail. */
    private static UUID next(UUID id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1);
    }

    private List<UUID> written(int rows) {
        for (var row = 0; row < rows; row++) {
            families.in(SETOUCHI, NURSE, () -> {
                trail.record(NURSE.does("child.read", UUID.randomUUID(), null));
                return true;
            });
        }
        return found(AuditSearch.Wanted.all()).reversed().stream()
                .map(AuditTrail.AuditRow::id)
                .toList();
    }

    private void sealLater() {
        clock.set(LocalDateTime.now(SupportRoom.JAPAN).plusHours(2));
        assertThat(TenantScope.call(SETOUCHI, chain::seal)).isPositive();
    }

    private ChainVerdict verdict() {
        return families.in(SETOUCHI, NURSE, () -> chain.verify(SETOUCHI.code(), jdbc));
    }
}
