package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.AKAIWA;
import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.record.Arrival;
import jp.sodachi.record.Arrivals;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.Departure;
import jp.sodachi.record.Departures;
import jp.sodachi.record.MoveReceipt;
import jp.sodachi.record.Photos;
import jp.sodachi.record.Records;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves from 備前市 to 赤磐市, which lies on another PostgreSQL server, and what their stories need. */
abstract class MovingStory extends OneWorker {
    static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 22, 10, 0);
    static final LocalDate BORN = FullRecord.BORN;

    /** Another person in each story: everybody has a share of tries. */
    final String nurse = "nurse-" + UUID.randomUUID() + "@akaiwa.example";

    @Autowired
    MovableClock clock;

    @Autowired
    FamilyMaker families;

    @Autowired
    FullRecord full;

    @Autowired
    SuddenEnd process;

    @Autowired
    TownWork work;

    @Autowired
    TenantDirectory directory;

    @Autowired
    Departures departures;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Records records;

    @Autowired
    Photos photos;

    @Autowired
    ChildStates states;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void a_morning_at_the_counter() {
        clock.set(MORNING);
        // A story before may have had a town away, which this worker still believes.
        directory.refresh();
        process.after(null);
        List.of(BIZEN, SETOUCHI, AKAIWA).forEach(families::clear);
        List.of(SETOUCHI, AKAIWA).forEach(town -> {
            families.office(town, nurse);
            families.arrive(town, nurse);
        });
    }

    /** A code that the office of {@code town} gives for its child. */
    String givenAt(Tenant town, UUID child) {
        var given = families.in(town, new Actor.Job("story"), () -> departures.issueAtCounter(child));
        return ((Departures.Outcome.Issued) given).code().grouped();
    }

    String taken(Guardian guardian, Child child) {
        var outcome = families.in(BIZEN, FullRecord.parent(guardian), () -> departures.issue(child.id()));
        return ((Departures.Outcome.Issued) outcome).code().grouped();
    }

    Arrivals.Look look(Tenant town, String code) {
        return at(town, town.equals(BIZEN) ? new Actor.Job("story") : nurse(), () -> arrivals.look(code));
    }

    Arrivals.Look begin(Tenant town, String code) {
        return at(town, nurse(), () -> arrivals.begin(code, false));
    }

    static Arrivals.Look refused(Arrivals.Reason reason) {
        return new Arrivals.Look.Refused(reason);
    }

    Arrival arrived(Tenant town) {
        return at(town, new Actor.Job("story"), () -> arrivals.listNewest(1)).getFirst();
    }

    Departure left(Child child) {
        return families.in(BIZEN, new Actor.Job("story"), () -> departures.list(child.id()))
                .getFirst();
    }

    /** How many children the town writes about. */
    int told(Tenant town) {
        return families.in(
                town,
                new Actor.Job("story"),
                () -> jdbc.sql("select count(*) from record_packed_child where told")
                        .query(Integer.class)
                        .single());
    }

    List<String> standing(Tenant town) {
        return families.in(
                town,
                new Actor.Job("story"),
                () -> jdbc.sql("select standing from record_child")
                        .query(String.class)
                        .list());
    }

    static MoveReceipt.Part part(MoveReceipt receipt, String section) {
        return receipt.parts().stream()
                .filter(part -> part.section().equals(section))
                .findFirst()
                .orElseThrow();
    }

    Actor.Staff nurse() {
        return new Actor.Staff("subject-" + nurse, "大森 真理", nurse);
    }

    static <T extends @Nullable Object> T at(Tenant town, Actor actor, Supplier<T> work) {
        return TenantScope.call(town, () -> CurrentActor.call(actor, work::get));
    }
}
