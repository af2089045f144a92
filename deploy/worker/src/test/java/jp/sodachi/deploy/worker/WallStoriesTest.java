package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Table;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TownWalls;
import jp.sodachi.tenancy.WallCount;
import jp.sodachi.tenancy.WallNights;
import jp.sodachi.tenancy.WallTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Whoever works for one town sees no row of another, in any table there is; and the probe notices a wall that is open. */
class WallStoriesTest extends WorkerStory {
    /** Their keys are words or the number 1, the same in every town: an id says nothing. They are tried by name like all others. */
    private static final Set<String> WITHOUT_IDS = Set.of(
            "assessment_duty",
            "assessment_instrument",
            "branding_brand",
            "branding_contact",
            "notice_tally",
            "notice_template",
            "record_judgement",
            "reminder_night",
            "reminder_setting",
            "schedule_layer",
            "tenancy_going_live");

    @Autowired
    private TownWalls walls;

    @Autowired
    private WallNights nights;

    @Autowired
    private WallProbing probing;

    @Autowired
    private FullRecord record;

    @Autowired
    private EntityManagerFactory entities;

    @Autowired
    private RedisConnectionFactory redis;

    @BeforeEach
    void a_town_with_a_family() {
        clock.set(LocalDateTime.of(2026, 11, 22, 3, 0));
        empty(BIZEN, SETOUCHI);
        var child = families.child(BIZEN, "さくら", "さくら", FullRecord.BORN);
        var mother = families.confirmed(BIZEN, "山田 花", "hana@example.com", List.<UUID>of(child.id()));
        record.of(child, mother);
    }

    @Test
    void every_table_of_a_town_is_tried_from_its_neighbour_and_nothing_is_seen() {
        var probe = walls.probe(SETOUCHI, BIZEN);

        assertThat(probe.counts())
                .extracting(WallCount::kind)
                .containsExactlyInAnyOrder(WallTry.ID, WallTry.QUERY, WallTry.PATH, WallTry.NO_SCOPE);
        assertThat(probe.counts()).allSatisfy(count -> {
            assertThat(count.tries()).isPositive();
            assertThat(count.foreign()).isZero();
            assertThat(count.unclear()).isZero();
        });
        var all = new TreeSet<>(Towns.tables(BIZEN));
        all.remove("databasechangelog");
        assertThat(probe.tables()).isEqualTo(all);
        assertThat(probe.tables()).containsAll(mappedTables());
        assertThat(probe.byId())
                .contains("record_child", "record_dose", "record_measurement", "identity_guardian", "audit_event");
    }

    @Test
    void a_table_nobody_has_thought_of_has_rows_with_ids() {
        var without = new TreeSet<>(Towns.tablesWithoutIds(BIZEN));
        without.remove("databasechangelog");
        assertThat(without)
                .as("tables whose rows have no id of their own; say above why that is right, or give them one")
                .isSubsetOf(WITHOUT_IDS);
    }

    @Test
    void an_open_wall_is_noticed_and_the_town_reads_it_next_morning() {
        assertThat(probing.probe(BIZEN).map(WallNights.Night::foreign)).contains(0);
        Towns.as("grant usage on schema t_332119 to t_332127; grant select on t_332119.record_child to t_332127");
        try {
            var night = probing.probe(BIZEN).orElseThrow();
            assertThat(night.foreign()).isPositive();
            assertThat(TenantScope.call(BIZEN, nights::list)).first().satisfies(kept -> {
                assertThat(kept.foreign()).isEqualTo(night.foreign());
                assertThat(kept.tries()).isEqualTo(night.tries());
            });
        } finally {
            Towns.as(
                    "revoke usage on schema t_332119 from t_332127; revoke select on t_332119.record_child from t_332127");
        }
        assertThat(probing.probe(BIZEN).map(WallNights.Night::foreign)).contains(0);
        assertThat(TenantScope.call(BIZEN, nights::list)).hasSize(1);
    }

    @Test
    void claims_that_prove_nothing_open_no_office() {
        assertThat(ClaimTries.at(BIZEN, SETOUCHI)).allSatisfy(count -> {
            assertThat(count.tries()).isPositive();
            assertThat(count.foreign()).isZero();
        });
    }

    @Test
    void a_page_of_the_parents_site_that_opens_is_noticed_and_one_that_does_not_has_held() throws IOException {
        var children = walls.someIds(BIZEN, "record_child", 2);
        assertThat(children).hasSize(1);
        var answer = new AtomicInteger(200);
        var asked = new ConcurrentLinkedQueue<String>();
        var site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        site.createContext("/", request -> {
            asked.add(request.getRequestURI().getPath());
            request.sendResponseHeaders(answer.get(), -1);
            request.close();
        });
        site.start();
        try {
            var tries = new FamilyTries("http://127.0.0.1:" + site.getAddress().getPort(), ForeignSessions.at(redis));
            assertThat(tries.from(SETOUCHI, "332127.localhost", BIZEN, "332119.localhost", children))
                    .allSatisfy(count -> assertThat(count.foreign()).isPositive())
                    .extracting(WallCount::kind)
                    .containsExactlyInAnyOrder(
                            WallTry.FAMILY_CHILD,
                            WallTry.FAMILY_HOST,
                            WallTry.FAMILY_SESSION,
                            WallTry.FAMILY_CLAIM,
                            WallTry.FAMILY_NO_CLAIM);
            assertThat(asked).contains("/children/" + children.getFirst() + "/export/handbook.json", "/family");

            answer.set(404);
            assertThat(tries.from(SETOUCHI, "332127.localhost", BIZEN, "332119.localhost", children))
                    .allSatisfy(count ->
                            assertThat(count.foreign() + count.unclear()).isZero());

            answer.set(429);
            assertThat(tries.from(SETOUCHI, "332127.localhost", BIZEN, "332119.localhost", children))
                    .as("who is sent away before the wall has not tried it")
                    .allSatisfy(count -> assertThat(count.unclear()).isPositive());
        } finally {
            site.stop(0);
        }
    }

    private Set<String> mappedTables() {
        return entities.getMetamodel().getEntities().stream()
                .map(entity -> entity.getJavaType().getAnnotation(Table.class))
                .map(Table::name)
                .collect(Collectors.toSet());
    }
}
