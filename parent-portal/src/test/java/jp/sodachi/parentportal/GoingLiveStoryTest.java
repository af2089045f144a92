package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenancy.TownWentLive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A sandbox goes live while a node still believes in it: nothing that was entered for the sandbox becomes a record. */
class GoingLiveStoryTest extends Story {
    private static final ChildFacts UNDERWAY =
            new ChildFacts("途中 そら", "とちゅう そら", TODAY.minusDays(5), ChildSex.F, null, null);

    @Autowired
    TenantDirectory directory;

    @Autowired
    PlatformTransactionManager transactions;

    @AfterEach
    void the_town_is_a_sandbox_as_before() {
        Towns.returnToSandbox(SETOUCHI);
        Towns.setState(SETOUCHI, TenantState.SANDBOX);
        directory.refresh();
    }

    @Test
    void an_entry_on_a_node_that_has_not_heard_of_it_is_refused() {
        Towns.goLive(SETOUCHI);

        assertThatThrownBy(() -> born(SETOUCHI, "遅れ はな", "おくれ はな", TODAY.minusDays(20), null))
                .isInstanceOf(TownWentLive.class);

        assertThat(Towns.children(SETOUCHI)).isZero();
    }

    @Test
    void whoever_typed_it_is_told_and_the_next_page_knows_better() {
        var mother = parentOf(SETOUCHI, born(SETOUCHI, "試し ゆき", "ためし ゆき", TODAY.minusDays(40), null));
        mother.get("/family").is(200);
        Towns.goLive(SETOUCHI);
        Towns.setState(SETOUCHI, TenantState.ACTIVE);

        mother.get("/family").is(409);

        assertThat(directory.find(SETOUCHI.code()).orElseThrow().state()).isEqualTo(TenantState.ACTIVE);
        mother.get("/family").isNot(409);
    }

    @Test
    void an_entry_underway_is_waited_for_and_then_goes_with_the_made_up_families() throws Exception {
        var entered = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var nurse = threads.submit(() -> office(
                    SETOUCHI,
                    () -> new TransactionTemplate(transactions).execute(_ -> {
                        var child = records.registerBirth(UNDERWAY, null);
                        entered.countDown();
                        awaitIt(mayEnd);
                        return child;
                    })));
            awaitIt(entered);
            var operator = threads.submit(() -> Towns.goLive(SETOUCHI));
            Thread.sleep(Duration.ofMillis(300));
            assertThat(operator.isDone()).as("waits for the entry").isFalse();

            mayEnd.countDown();

            assertThat(nurse.get(60, TimeUnit.SECONDS)).isNotNull();
            operator.get(60, TimeUnit.SECONDS);
        }
        assertThat(Towns.children(SETOUCHI)).isZero();
    }

    private static void awaitIt(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
