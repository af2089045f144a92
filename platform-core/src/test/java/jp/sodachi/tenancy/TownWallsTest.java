package jp.sodachi.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.sodachi.support.MunicipalityCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The walls between towns, each tried from inside. Two PostgreSQL servers, four connections each. */
class TownWallsTest {
    private static final int LANES = 2;
    private static final int CONNECTIONS = 2;

    private static AnnotationConfigApplicationContext context;
    private static ServerPools pools;
    private static JdbcClient jdbc;
    private static EntityManager entities;
    private static TransactionTemplate transaction;
    private static TenantDirectory directory;

    @BeforeAll
    static void towns() {
        TwoServers.prepare();
        var settings = new DatabaseSettings(
                TwoServers.LOGIN,
                TwoServers.PASSWORD,
                "control_reader",
                Map.of(
                        "home", TwoServers.home().jdbcUrl(TwoServers.DATABASE),
                        "second", TwoServers.second().jdbcUrl(TwoServers.DATABASE)),
                LANES,
                CONNECTIONS,
                CONNECTIONS,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10));
        var room = new TenancyRoom();
        pools = room.serverPools(settings);
        var dataSource = room.dataSource(pools, settings);
        context = new AnnotationConfigApplicationContext();
        context.registerBean(LocalContainerEntityManagerFactoryBean.class, () -> {
            var factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(dataSource);
            factory.setPackagesToScan(TownWallsTest.class.getPackageName());
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            factory.setJpaPropertyMap(Map.of(
                    "hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect",
                    "hibernate.boot.allow_jdbc_metadata_access", "false"));
            return factory;
        });
        context.refresh();
        var factory = context.getBean(jakarta.persistence.EntityManagerFactory.class);
        entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        transaction = new TransactionTemplate(new TenantTransactionManager(factory, dataSource, () -> {}));
        jdbc = JdbcClient.create(dataSource);
        directory = new TenantDirectory(
                room.controlPlane(pools, settings), TownStructure.ofThisBuild(), java.time.Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        context.close();
        pools.close();
    }

    @Test
    void jpa_and_jdbc_in_one_transaction_see_the_same_town() {
        for (var town : TwoServers.TOWNS) {
            TenantScope.run(
                    town,
                    () -> transaction.executeWithoutResult(_ -> {
                        assertThat(townByJdbc()).isEqualTo(town.schema());
                        assertThat(entities.find(Note.class, 1).town).isEqualTo(town.schema());
                    }));
        }
    }

    @Test
    void towns_on_two_servers_are_served_side_by_side() {
        assertThat(TwoServers.AKAIWA.server()).isNotEqualTo(TwoServers.BIZEN.server());
        assertThat(portOf(TwoServers.AKAIWA)).isNotEqualTo(portOf(TwoServers.BIZEN));
    }

    @Test
    void two_thousand_virtual_threads_over_three_towns_and_few_connections_never_mix() throws Exception {
        var seen = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 2000; i++) {
                var town = TwoServers.TOWNS.get(i % TwoServers.TOWNS.size());
                seen.add(threads.submit(() -> TenantScope.call(
                        town, () -> transaction.execute(_ -> townByJdbc().equals(town.schema())))));
            }
        }
        for (var answer : seen) {
            assertThat(answer.get()).isTrue();
        }
    }

    @Test
    void a_transaction_without_a_town_does_not_begin() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> townByJdbc()))
                .isInstanceOf(CannotCreateTransactionException.class)
                .hasCauseInstanceOf(NoTenantBound.class);
        assertThat(busyConnections()).isZero();
    }

    @Test
    void sql_outside_a_transaction_finds_no_table_even_inside_a_town() {
        TenantScope.run(
                TwoServers.BIZEN,
                () -> assertThatThrownBy(TownWallsTest::townByJdbc)
                        .hasStackTraceContaining("relation \"note\" does not exist"));
    }

    @Test
    void naming_another_towns_schema_is_refused_by_the_database() {
        TenantScope.run(
                TwoServers.BIZEN,
                () -> assertThatThrownBy(() -> transaction.executeWithoutResult(
                                _ -> jdbc.sql("""
                                        select town from t_332127.note
                                        """).query(String.class).single()))
                        .hasStackTraceContaining("permission denied for schema t_332127"));
    }

    @Test
    void after_commit_and_after_rollback_the_connection_belongs_to_nobody() {
        TenantScope.run(TwoServers.BIZEN, () -> {
            transaction.executeWithoutResult(_ -> townByJdbc());
            assertThat(roleOutside()).isEqualTo("none:\"\"");
            transaction.executeWithoutResult(status -> {
                townByJdbc();
                status.setRollbackOnly();
            });
            assertThat(roleOutside()).isEqualTo("none:\"\"");
        });
    }

    @Test
    void an_unknown_town_is_refused_and_the_same_thread_serves_the_next_town() {
        var unknown =
                new Tenant(MunicipalityCode.of("332143"), "真庭市", "home", TenantState.ACTIVE); // has no role, no schema
        for (var i = 0; i < CONNECTIONS * 3; i++) {
            TenantScope.run(
                    unknown,
                    () -> assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> townByJdbc()))
                            .isInstanceOf(CannotCreateTransactionException.class));
        }
        assertThat(busyConnections()).isZero();
        TenantScope.run(
                TwoServers.BIZEN,
                () -> transaction.executeWithoutResult(
                        _ -> assertThat(townByJdbc()).isEqualTo(TwoServers.BIZEN.schema())));
    }

    @Test
    void a_town_that_holds_every_connection_of_its_lane_leaves_the_others_theirs() {
        assertThat(pools.pools()).hasSize(2 * LANES);
        var held = new CountDownLatch(CONNECTIONS);
        var done = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < CONNECTIONS; i++) {
                threads.submit(() -> TenantScope.run(
                        TwoServers.BIZEN,
                        () -> transaction.executeWithoutResult(_ -> {
                            held.countDown();
                            awaits(done);
                        })));
            }
            awaits(held);
            assertThat(busyConnections()).isEqualTo(CONNECTIONS);
            TenantScope.run(
                    TwoServers.SETOUCHI,
                    () -> transaction.executeWithoutResult(
                            _ -> assertThat(townByJdbc()).isEqualTo(TwoServers.SETOUCHI.schema())));
            done.countDown();
        }
    }

    @Test
    void a_town_on_the_wrong_server_is_refused() {
        var misplaced = new Tenant(TwoServers.BIZEN.code(), TwoServers.BIZEN.name(), "second", TenantState.ACTIVE);
        TenantScope.run(
                misplaced,
                () -> assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> townByJdbc()))
                        .isInstanceOf(CannotCreateTransactionException.class));
    }

    @Test
    void the_town_cannot_change_while_a_transaction_is_open() {
        TenantScope.run(
                TwoServers.BIZEN,
                () -> transaction.executeWithoutResult(
                        _ -> assertThatThrownBy(() -> TenantScope.run(TwoServers.SETOUCHI, () -> {}))
                                .isInstanceOf(IllegalStateException.class)));
    }

    @Test
    void a_thread_started_inside_a_town_does_not_inherit_it() throws Exception {
        var inherited = TenantScope.call(TwoServers.BIZEN, () -> {
            try (var threads = Executors.newSingleThreadExecutor()) {
                return threads.submit(TenantScope::find).get();
            }
        });
        assertThat(inherited).isEmpty();
    }

    @Test
    void a_server_that_says_nothing_is_waited_for_no_longer_than_said() throws Exception {
        try (var connection = pools.control().getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
        }
    }

    @Test
    void the_directory_finds_a_town_by_its_host_whatever_the_case_and_nothing_else() {
        assertThat(directory.findByHost("332119.LOCALHOST").map(Tenant::name)).contains("備前市");
        assertThat(directory.findByHost("332119.localhost.example")).isEmpty();
        assertThat(directory.findByHost("")).isEmpty();
    }

    private static String townByJdbc() {
        return jdbc.sql("""
                        select town from note where id = 1
                        """).query(String.class).single();
    }

    private static int portOf(Tenant town) {
        return TenantScope.call(
                town,
                () -> transaction.execute(
                        _ -> jdbc.sql("""
                        select inet_server_port()
                        """).query(Integer.class).single()));
    }

    private static String roleOutside() {
        return jdbc.sql("""
                        select current_setting('role') || ':' || current_setting('search_path')
                        """).query(String.class).single();
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int busyConnections() {
        return pools.pools().values().stream()
                .map(HikariDataSource::getHikariPoolMXBean)
                .mapToInt(pool -> pool.getActiveConnections())
                .sum();
    }

    /** A row of the test's own table. */
    @Entity
    @Table(name = "note")
    static class Note {
        @Id
        int id;

        String town;
    }
}
