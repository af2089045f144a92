package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.AKAIWA;
import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.Arrival;
import jp.sodachi.record.Arrivals;
import jp.sodachi.record.Departure;
import jp.sodachi.record.Departures;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.FormOutcome;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.MoveReceipt;
import jp.sodachi.record.MoveStep;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.PregnancyDepartures;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.record.PregnancyProtection;
import jp.sodachi.record.RecordHandedOver;
import jp.sodachi.record.RecordIsProtected;
import jp.sodachi.record.ToldPeople;
import jp.sodachi.record.TypedForm;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A pregnant woman moves from 備前市 to 赤磐市, before there is a child. */
class MovingPregnancyStoriesTest extends MovingStory {
    private static final LocalDate DUE = MORNING.toLocalDate().plusDays(100);

    @Autowired
    private Pregnancies pregnancies;

    @Autowired
    private PregnancyDepartures expecting;

    @Autowired
    private PregnancyProtection protection;

    @Autowired
    private FormEntries entries;

    @Autowired
    private Guardians guardians;

    @Autowired
    private ToldPeople people;

    @Test
    void every_entry_is_in_the_receipt_both_towns_keep_the_same_and_messages_stop_and_start() {
        var pregnancy = expecting(BIZEN);
        var yuri = woman(pregnancy);
        visit(BIZEN, job(), pregnancy.id(), "2026-10-20", Map.of("weight", "54.1", "hiv", "NEG"));
        visit(BIZEN, FullRecord.parent(yuri), pregnancy.id(), "2026-11-20", Map.of("weight", "55.2"));
        office(BIZEN, () -> pregnancies.correct(pregnancy.id(), 0, facts(DUE.plusDays(3)), "超音波で変更"));
        office(BIZEN, () -> entries.saveDraft(subject(pregnancy), "PREG_VISIT", 0, TypedForm.on("2026-11-21")));
        assertThat(told(BIZEN, pregnancy.id())).isTrue();

        var code = taken(yuri, pregnancy);
        assertThat(look(AKAIWA, code)).isInstanceOfSatisfying(Arrivals.Look.FoundPregnancy.class, found -> {
            assertThat(found.pregnancy()).isEqualTo(facts(DUE.plusDays(3)));
            assertThat(found.before()).isEmpty();
        });
        begin(AKAIWA, code);

        var receipt = Objects.requireNonNull(arrived(AKAIWA).receipt());
        assertThat(receipt.parts()).allMatch(MoveReceipt.Part::agrees);
        assertThat(receipt.parts())
                .extracting(part -> part.section() + " " + part.found() + "/" + part.taken())
                .containsExactly(
                        "PREGNANCY 1/1",
                        "PREGNANCY_CORRECTIONS 1/1",
                        "PREGNANCY_PAGES 2/2",
                        "EXPECTING_DRAFTS 1/0",
                        "CHILDREN 0/0");
        assertThat(left(pregnancy).taken()).contains(receipt);
        var here = arrived(AKAIWA).pregnancyId();
        var moved = office(AKAIWA, () -> pregnancies.get(Objects.requireNonNull(here)));
        assertThat(moved.facts()).isEqualTo(facts(DUE.plusDays(3)));
        assertThat(moved.goesOn()).isTrue();
        assertThat(office(AKAIWA, () -> pregnancies.listCorrections(moved.id())))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.why()).isEqualTo("超音波で変更");
                    assertThat(change.by()).startsWith("備前市 (窓口");
                });
        assertThat(office(AKAIWA, () -> entries.listWithSensitive(subject(moved))))
                .extracting(FormEntry::enteredBy, entry -> entry.answers().get("weight"))
                .satisfies(
                        pages -> assertThat(pages.toString()).contains("備前市 (保護者 江口 ゆり)", "55.2", "備前市 (窓口", "54.1"));
        assertThat(told(BIZEN, pregnancy.id())).isFalse();
        assertThat(told(AKAIWA, moved.id())).isTrue();
        assertThat(deeds(BIZEN, pregnancy.id()))
                .contains("move.ask", "move.look", "move.take", "move.copy", "move.done");
        assertThat(deeds(AKAIWA, moved.id())).contains("move.arrive");
        // The woman joins the new town with its counter sheet, and the old town's record stays to be read.
        assertThatExceptionOfType(RecordHandedOver.class)
                .isThrownBy(() ->
                        visit(BIZEN, FullRecord.parent(yuri), pregnancy.id(), "2026-11-22", Map.of("weight", "56.0")));
        assertThat(families.in(BIZEN, FullRecord.parent(yuri), () -> entries.list(subject(pregnancy))))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(MoveStep.class)
    void a_move_that_dies_after_any_step_is_finished_and_never_lets_both_towns_speak(MoveStep step) {
        var pregnancy = expecting(BIZEN);
        var code = taken(woman(pregnancy), pregnancy);

        process.after(step);
        assertThatExceptionOfType(SuddenEnd.WeDied.class).isThrownBy(() -> begin(AKAIWA, code));
        assertThat(ongoing(BIZEN) + ongoing(AKAIWA)).isLessThanOrEqualTo(1);

        work.finishMoves(AKAIWA);
        assertThat(ongoing(BIZEN)).isZero();
        assertThat(ongoing(AKAIWA)).isEqualTo(1);
        assertThat(arrived(AKAIWA).state()).isEqualTo(Arrival.State.DONE);
        assertThat(left(pregnancy).taken())
                .isEqualTo(Optional.ofNullable(arrived(AKAIWA).receipt()));
        assertThat(look(SETOUCHI, code)).isEqualTo(refused(Arrivals.Reason.SPENT));
    }

    @Test
    void only_the_woman_herself_takes_a_code_and_only_for_a_pregnancy_that_goes_on() {
        var pregnancy = expecting(BIZEN);
        var yuri = woman(pregnancy);
        var partner = families.confirmed(BIZEN, "江口 守", "mamoru@example.com", List.of());
        families.in(BIZEN, FullRecord.parent(partner), () -> joined(partner, pregnancy));
        var stranger = families.confirmed(BIZEN, "他人", "tanin@example.com", List.of());
        for (var other : List.of(partner, stranger)) {
            assertThatExceptionOfType(NotYours.class)
                    .isThrownBy(
                            () -> families.in(BIZEN, FullRecord.parent(other), () -> expecting.issue(pregnancy.id())));
        }
        assertThatExceptionOfType(NotYours.class)
                .isThrownBy(() -> families.in(AKAIWA, nurse(), () -> expecting.issueAtCounter(pregnancy.id())));
        var first = taken(yuri, pregnancy);
        var open = families.in(BIZEN, FullRecord.parent(yuri), () -> expecting.list(pregnancy.id()))
                .getFirst();
        assertThat(families.in(BIZEN, FullRecord.parent(partner), () -> expecting.list(pregnancy.id())))
                .isEmpty();
        assertThatExceptionOfType(NotYours.class)
                .isThrownBy(() -> families.in(
                        BIZEN, FullRecord.parent(partner), () -> expecting.withdraw(pregnancy.id(), open.id())));
        taken(yuri, pregnancy);
        assertThat(look(AKAIWA, first)).as("a new code ends the old one").isEqualTo(refused(Arrivals.Reason.SPENT));

        var last = taken(yuri, pregnancy);
        office(BIZEN, () -> pregnancies.end(pregnancy.id(), MORNING.toLocalDate(), "届出"));
        assertThat(look(AKAIWA, last)).isEqualTo(refused(Arrivals.Reason.SPENT));
        assertThat(begin(AKAIWA, last)).isEqualTo(refused(Arrivals.Reason.SPENT));
        assertThat(families.in(BIZEN, FullRecord.parent(yuri), () -> expecting.issue(pregnancy.id())))
                .isEqualTo(new PregnancyDepartures.Outcome.Refused(Departures.Reason.NOT_HERE));
    }

    @Test
    void a_protected_pregnancy_moves_with_a_code_of_the_office_alone_and_nothing_in_the_old_town_says_where() {
        var pregnancy = expecting(BIZEN);
        var yuri = woman(pregnancy);
        var taken = taken(yuri, pregnancy);
        office(BIZEN, () -> protection.protect(pregnancy.id(), "支援措置"));

        assertThat(look(AKAIWA, taken)).isEqualTo(refused(Arrivals.Reason.SPENT));
        assertThat(families.in(BIZEN, FullRecord.parent(yuri), () -> expecting.issue(pregnancy.id())))
                .isEqualTo(new PregnancyDepartures.Outcome.Refused(Departures.Reason.AT_THE_OFFICE));
        var given = office(BIZEN, () -> expecting.issueAtCounter(pregnancy.id()));
        begin(AKAIWA, ((PregnancyDepartures.Outcome.Issued) given).code().grouped());

        assertThat(families.in(BIZEN, FullRecord.parent(yuri), () -> expecting.list(pregnancy.id())))
                .isEmpty();
        assertThat(Towns.everything(BIZEN)).doesNotContain("赤磐", "332135", nurse);
        var here = Objects.requireNonNull(arrived(AKAIWA).pregnancyId());
        assertThat(office(AKAIWA, () -> pregnancies.get(here)).shield()).isEqualTo(Pregnancy.Shield.OWN);
        assertThatExceptionOfType(RecordIsProtected.class)
                .isThrownBy(() -> families.in(AKAIWA, nurse(), () -> pregnancies.get(here)));
        assertThat(told(AKAIWA, here)).isFalse();
    }

    @Test
    void a_pregnancy_that_comes_back_goes_on_with_its_own_record_and_brings_what_became_of_it() {
        var pregnancy = expecting(BIZEN);
        var first = visit(BIZEN, job(), pregnancy.id(), "2026-10-20", Map.of("weight", "54.1"));
        begin(AKAIWA, taken(woman(pregnancy), pregnancy));
        var there = Objects.requireNonNull(arrived(AKAIWA).pregnancyId());
        var page =
                office(AKAIWA, () -> entries.list(FormSubject.pregnancy(there))).getFirst();
        office(AKAIWA, () -> entries.withdraw(FormSubject.pregnancy(there), page.id(), page.version(), "別の方の記入"));
        visit(AKAIWA, job(), there, "2026-11-21", Map.of("weight", "55.5"));
        // Not by a correction: that would name the other town here for good, and other stories look for it.
        office(
                AKAIWA,
                () -> jdbc.sql("update record_pregnancy set due_date = :due where id = :id")
                        .param("due", DUE.minusDays(2))
                        .param("id", there)
                        .update());
        families.office(BIZEN, nurse);
        families.arrive(BIZEN, nurse);

        var back = office(AKAIWA, () -> expecting.issueAtCounter(there));
        begin(BIZEN, ((PregnancyDepartures.Outcome.Issued) back).code().grouped());

        assertThat(arrived(BIZEN).pregnancyId()).isEqualTo(pregnancy.id());
        var again = office(BIZEN, () -> pregnancies.get(pregnancy.id()));
        assertThat(again.goesOn()).isTrue();
        assertThat(again.facts()).isEqualTo(facts(DUE.minusDays(2)));
        assertThat(office(BIZEN, () -> entries.list(subject(pregnancy))))
                .hasSize(2)
                .anySatisfy(entry -> {
                    assertThat(entry.id()).isEqualTo(first);
                    assertThat(entry.state()).isEqualTo(FormEntry.State.WITHDRAWN);
                })
                .anySatisfy(entry -> {
                    assertThat(entry.stands()).isTrue();
                    assertThat(entry.enteredBy()).startsWith("赤磐市");
                });
        assertThat(ongoing(AKAIWA)).isZero();
    }

    @Test
    void a_move_that_is_given_up_leaves_the_pregnancy_where_it_was() {
        var pregnancy = expecting(BIZEN);
        var code = taken(woman(pregnancy), pregnancy);
        process.after(MoveStep.TAKEN);
        assertThatExceptionOfType(SuddenEnd.WeDied.class).isThrownBy(() -> begin(AKAIWA, code));
        assertThat(ongoing(BIZEN)).isZero();

        var arrival = arrived(AKAIWA).id();
        assertThat(at(AKAIWA, nurse(), () -> arrivals.giveUp(arrival))).isTrue();
        work.finishMoves(AKAIWA);
        assertThat(ongoing(BIZEN)).isEqualTo(1);
        assertThat(ongoing(AKAIWA)).isZero();
        assertThat(left(pregnancy).state()).isEqualTo(Departure.State.WITHDRAWN);
        assertThat(told(BIZEN, pregnancy.id())).isTrue();
    }

    private Pregnancy expecting(Tenant town) {
        return office(town, () -> pregnancies.register(facts(DUE), Optional.<UUID>empty()));
    }

    private static PregnancyFacts facts(LocalDate due) {
        return new PregnancyFacts(
                "江口 ゆり", "えぐち ゆり", LocalDate.of(1996, 4, 1), due, PregnancyFacts.DueSource.ULTRASOUND, 1);
    }

    private Guardian woman(Pregnancy pregnancy) {
        var yuri = families.confirmed(BIZEN, "江口 ゆり", "yuri@example.com", List.of());
        families.in(BIZEN, FullRecord.parent(yuri), () -> joined(yuri, pregnancy));
        return yuri;
    }

    private boolean joined(Guardian guardian, Pregnancy pregnancy) {
        guardians.joinPregnancies(guardian, List.of(pregnancy.id()));
        return true;
    }

    private String taken(Guardian woman, Pregnancy pregnancy) {
        var outcome = families.in(BIZEN, FullRecord.parent(woman), () -> expecting.issue(pregnancy.id()));
        return ((PregnancyDepartures.Outcome.Issued) outcome).code().grouped();
    }

    private UUID visit(Tenant town, Actor actor, UUID pregnancy, String day, Map<String, String> answers) {
        var outcome = families.in(
                town,
                actor,
                () -> entries.enter(
                        FormSubject.pregnancy(pregnancy), "PREG_VISIT", new TypedForm(day, "", "", "", answers)));
        return ((FormOutcome.Entered) outcome).entryId();
    }

    private Departure left(Pregnancy pregnancy) {
        return office(BIZEN, () -> expecting.list(pregnancy.id())).getFirst();
    }

    private boolean told(Tenant town, UUID pregnancy) {
        return office(town, () -> people.listPregnancies(MORNING.toLocalDate(), DUE.plusDays(60))).stream()
                .anyMatch(one -> one.id().equals(pregnancy));
    }

    private int ongoing(Tenant town) {
        return office(
                town,
                () -> jdbc.sql("select count(*) from record_pregnancy where state = 'ONGOING'")
                        .query(Integer.class)
                        .single());
    }

    private List<String> deeds(Tenant town, UUID pregnancy) {
        return office(
                town,
                () -> jdbc.sql("select action from audit_event where child_id = :id and outcome = 'DONE'")
                        .param("id", pregnancy)
                        .query(String.class)
                        .list());
    }

    private <T> T office(Tenant town, java.util.function.Supplier<T> work) {
        return families.in(town, job(), work);
    }

    private static Actor job() {
        return new Actor.Job("story");
    }

    private static FormSubject subject(Pregnancy pregnancy) {
        return FormSubject.pregnancy(pregnancy.id());
    }
}
