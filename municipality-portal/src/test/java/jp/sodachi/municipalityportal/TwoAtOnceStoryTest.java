package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.sodachi.growth.Position;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.DoseEntry;
import jp.sodachi.record.FamilyDistricts;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.MeasurementEntry;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.NewDose;
import jp.sodachi.record.NewMeasurement;
import jp.sodachi.support.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Two people, or one impatient thumb, save in the same moment: the second one sees what the first one wrote. */
class TwoAtOnceStoryTest extends StaffSiteTest {
    private static final long PATIENCE = 60;

    @Autowired
    private Measurements measurements;

    @Autowired
    private FamilyDistricts districts;

    @Autowired
    private StaffMembers members;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("handlerExceptionResolver") private HandlerExceptionResolver errors;

    @Test
    void a_dose_sent_twice_is_entered_once_and_the_second_is_told_that_it_is_there() throws Exception {
        var child = born(BIZEN, "同時 ゆい", "どうじ ゆい", today().minusDays(95));

        var second = second(
                () -> records.recordDose(child.id(), dose("PCV20")),
                () -> records.recordDose(child.id(), dose("PCV20")));

        assertThat(second).isEqualTo(new DoseEntry.Refused(DoseEntry.Reason.ALREADY_THERE));
    }

    @Test
    void of_two_doses_entered_at_once_the_night_knows_both() throws Exception {
        var child = born(BIZEN, "同時 あお", "どうじ あお", today().minusDays(96));

        second(() -> records.recordDose(child.id(), dose("PCV20")), () -> records.recordDose(child.id(), dose("HEPB")));

        assertThat(owner().sql("select doses from t_332119.record_packed_child where child_id = :child")
                        .param("child", child.id())
                        .query(String.class)
                        .single())
                .contains("PCV20:", "HEPB:");
    }

    @Test
    void a_dose_that_two_nurses_settle_at_once_is_settled_by_the_first() throws Exception {
        var child = born(BIZEN, "同時 りく", "どうじ りく", today().minusDays(97));
        var mother = joined(BIZEN, child, "sub-doji", "同時 まみ");
        var dose = enteredByParent(BIZEN, mother, child, "PCV20", today().minusDays(3));

        assertThat(second(() -> records.confirmDose(child.id(), dose), () -> records.confirmDose(child.id(), dose)))
                .isFalse();
    }

    @Test
    void a_birth_sent_twice_is_registered_once() throws Exception {
        var facts = new ChildFacts("同時 はな", "どうじ はな", today().minusDays(9), ChildSex.F, null, null);

        assertThat(second(() -> registered(facts), () -> registered(facts))).isFalse();
    }

    private boolean registered(ChildFacts facts) {
        var fresh = records.listAlikeToRegister(facts.kana(), facts.birthDate()).isEmpty();
        if (fresh) {
            records.registerBirth(facts, null);
        }
        return fresh;
    }

    @Test
    void a_weight_sent_twice_is_one_dot_on_the_curve_and_another_one_of_the_same_day_a_second() throws Exception {
        var child = born(BIZEN, "同時 そら", "どうじ そら", today().minusDays(98));

        second(() -> weighed(child, "6.10"), () -> weighed(child, "6.1"));
        assertThat(weights(child)).containsExactly("6.10");

        in(BIZEN, actor(NURSE), () -> weighed(child, "6.2"));
        assertThat(weights(child)).containsExactly("6.10", "6.20");
    }

    @Test
    void of_two_who_say_where_a_family_lives_the_second_is_told_that_somebody_was_faster() throws Exception {
        var child = born(BIZEN, "同時 うみ", "どうじ うみ", today().minusDays(99));

        Boolean changed = second(
                () -> districts.change(child.id(), "", "伊部"),
                () -> inTransaction(() -> districts.change(child.id(), "", "日生")));
        String district = in(BIZEN, actor(NURSE), () -> inTransaction(() -> districts.find(child.id())));

        assertThat(changed).isFalse();
        assertThat(district).isEqualTo("伊部");
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> work.get()));
    }

    @Test
    void of_two_admins_who_end_each_other_one_stays() throws Exception {
        var one = admin("sub-one", "一宮 さき");
        var other = admin("sub-other", "二宮 あと");
        try {
            assertThatThrownBy(() -> second(one.who, () -> members.end(other.id), other.who, () -> members.end(one.id)))
                    .hasCauseInstanceOf(NotYours.class);
        } finally {
            owner().sql("delete from t_332119.identity_staff where id in (:ids)")
                    .param("ids", List.of(one.id, other.id))
                    .update();
        }
    }

    private record Admin(UUID id, Person who) {}

    private Admin admin(String subject, String name) {
        var who = new Person(subject, name, subject + "@bizen.example");
        var id = Ids.next();
        owner().sql("""
                        insert into t_332119.identity_staff
                               (id, subject, email, display_name, role, state, invited_at, joined_at)
                        values (:id, :subject, :email, :name, 'ADMIN', 'ACTIVE', :now, :now)
                        """)
                .param("id", id)
                .param("subject", subject)
                .param("email", who.email())
                .param("name", name)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new Admin(id, who);
    }

    @Test
    void where_no_page_foresees_it_the_answer_says_what_happened_and_is_no_fault_of_the_site() {
        var response = new MockHttpServletResponse();

        var page = Objects.requireNonNull(errors.resolveException(
                new MockHttpServletRequest("POST", "/children/new"), response, null, new DuplicateKeyException("-")));

        assertThat(page.getViewName()).isEqualTo("error/meanwhile");
        assertThat(page.getStatus()).hasToString("409 CONFLICT");
    }

    /** The first has written and not yet committed when the second comes; what the second one is answered. */
    private <T> T second(Callable<?> first, Callable<T> second) throws Exception {
        return second(NURSE, first, ADMIN, second);
    }

    private <T> T second(Person before, Callable<?> first, Person after, Callable<T> second) throws Exception {
        var written = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> in(
                    BIZEN,
                    actor(before),
                    () -> new TransactionTemplate(transactions).execute(_ -> {
                        called(first);
                        written.countDown();
                        waited(mayEnd);
                        return true;
                    })));
            waited(written);
            var other = threads.submit(() -> in(BIZEN, actor(after), second));
            while (!other.isDone() && !somebodyWaits()) {
                Thread.sleep(5);
            }
            mayEnd.countDown();
            one.get(PATIENCE, TimeUnit.SECONDS);
            return other.get(PATIENCE, TimeUnit.SECONDS);
        }
    }

    private static boolean somebodyWaits() {
        return owner().sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private static void called(Callable<?> work) {
        try {
            work.call();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void waited(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private NewDose dose(String product) {
        return new NewDose(product, yesterday(), "A1", "備前市民センター");
    }

    private LocalDate yesterday() {
        return today().minusDays(1);
    }

    private MeasurementEntry weighed(Child child, String kilograms) {
        return measurements.enter(
                child.id(),
                List.of(new NewMeasurement(
                        Measurement.Kind.WEIGHT, new BigDecimal(kilograms), yesterday(), Position.AS_EXPECTED)),
                true);
    }

    private List<String> weights(Child child) {
        return in(BIZEN, actor(NURSE), () -> measurements.open(child.id())).measurements().stream()
                .filter(Measurement::stands)
                .map(each -> each.value().setScale(2).toPlainString())
                .toList();
    }
}
