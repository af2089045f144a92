package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.AKAIWA;
import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.assessment.Assessments;
import jp.sodachi.assessment.Sheet;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.Arrival;
import jp.sodachi.record.Arrivals;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.Departure;
import jp.sodachi.record.Departures;
import jp.sodachi.record.Dose;
import jp.sodachi.record.MoveReceipt;
import jp.sodachi.record.MoveStep;
import jp.sodachi.record.MovingCode;
import jp.sodachi.record.Photo;
import jp.sodachi.record.RecordIsProtected;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A child moves from 備前市 to 赤磐市. */
class MovingStoriesTest extends MovingStory {
    @Autowired
    private Assessments assessments;

    @ParameterizedTest
    @EnumSource(MoveStep.class)
    void a_move_that_dies_after_any_step_is_finished_by_the_worker_and_never_lets_both_towns_write(MoveStep step) {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        var code = taken(mother, child);

        process.after(step);
        assertThatExceptionOfType(SuddenEnd.WeDied.class).isThrownBy(() -> begin(AKAIWA, code));

        assertThat(told(BIZEN) + told(AKAIWA)).isLessThanOrEqualTo(1);
        assertThat(standing(BIZEN)).hasSize(1);

        work.finishMoves(AKAIWA);
        assertThat(standing(BIZEN)).containsExactly("MOVED");
        assertThat(standing(AKAIWA)).containsExactly("HERE");
        assertThat(arrived(AKAIWA).state()).isEqualTo(Arrival.State.DONE);
        assertThat(left(child).state()).isEqualTo(Departure.State.DONE);
        assertThat(left(child).taken())
                .isEqualTo(Optional.ofNullable(arrived(AKAIWA).receipt()));
        assertThat(work.finishMoves(AKAIWA)).isZero();
    }

    @Test
    void the_receipt_counts_every_entry_and_both_towns_keep_the_same() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        full.of(child, mother);
        var sheet = answered(mother, child);

        begin(AKAIWA, taken(mother, child));

        var receipt = Objects.requireNonNull(arrived(AKAIWA).receipt());
        assertThat(receipt.parts()).allMatch(MoveReceipt.Part::agrees);
        assertThat(counts(receipt))
                .containsEntry("CHILD", "1/1")
                .containsEntry("DOSES", "4/3")
                .containsEntry("PAGES", "2/2")
                .containsEntry("MEASUREMENTS", "2/2")
                .containsEntry("MEASUREMENT_ENDS", "1/1")
                .containsEntry("STATES", "1/1")
                .containsEntry("PHOTOS", "2/1")
                .containsEntry("SHEETS", "1/1");
        assertThat(part(receipt, "DOSES").left()).containsExactly(Map.entry(MoveReceipt.Why.UNKNOWN_VACCINE, 1));
        assertThat(part(receipt, "PHOTOS").left()).containsExactly(Map.entry(MoveReceipt.Why.PICTURE_GONE, 1));

        var here = arrived(AKAIWA).child().orElseThrow();
        explained(here, sheet);
        var page = families.in(AKAIWA, nurse(), () -> records.getChild(here));
        assertThat(page.child().facts()).isEqualTo(child.facts());
        assertThat(page.doses()).allMatch(dose -> dose.enteredKind() == Dose.EnteredBy.IMPORT);
        assertThat(page.doses().stream().map(Dose::enteredBy))
                .contains("備前市 (保護者 尾上 花)")
                .anyMatch(by -> by.startsWith("備前市 (窓口 "));
        var replaced = page.doses().stream()
                .filter(dose -> dose.state() == Dose.State.REPLACED)
                .findFirst()
                .orElseThrow();
        assertThat(page.doses()).anyMatch(dose -> replaced.id().equals(dose.replaces()));
        assertThat(replaced.why()).isEqualTo("日をまちがえた");
        assertThat(families.in(
                        AKAIWA,
                        nurse(),
                        () -> jdbc.sql("select judgement || ' ' || note from record_form_entry order by occurred_on")
                                .query(String.class)
                                .list()))
                .containsExactly("03 また来月", " 判定(備前市): XX");
        var photo = families.in(
                AKAIWA,
                nurse(),
                () -> jdbc.sql("select id from record_photo").query(UUID.class).single());
        var guardian = families.confirmed(AKAIWA, "尾上 花", "hana@example.com", List.of(here));
        assertThat(families.in(AKAIWA, FullRecord.parent(guardian), () -> photos.open(here, photo, Photo.Size.LARGE)))
                .isPresent();
    }

    @Test
    void a_code_that_is_wrong_spent_too_old_or_of_this_town_shows_nobody() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        var code = taken(mother, child);

        var slip = code.substring(0, 10) + (code.charAt(10) == '7' ? '8' : '7') + code.substring(11);
        assertThat(look(AKAIWA, slip)).isEqualTo(refused(Arrivals.Reason.NOT_A_CODE));
        assertThat(look(AKAIWA, "332119-000000-000000-00000" + checkOf("33211900000000000000000")))
                .isEqualTo(refused(Arrivals.Reason.UNKNOWN));
        assertThat(look(BIZEN, code)).isEqualTo(refused(Arrivals.Reason.SAME_TOWN));
        assertThat(look(AKAIWA, code.toLowerCase(Locale.ROOT).replace("-", " ")))
                .isInstanceOf(Arrivals.Look.Found.class);

        var second = taken(mother, child);
        assertThat(look(AKAIWA, code)).isEqualTo(refused(Arrivals.Reason.SPENT));
        clock.forward(Departures.GOOD_FOR);
        assertThat(look(AKAIWA, second)).isEqualTo(refused(Arrivals.Reason.SPENT));
        assertThat(begin(AKAIWA, second)).isEqualTo(refused(Arrivals.Reason.SPENT));
        assertThat(standing(AKAIWA)).isEmpty();
    }

    @Test
    void of_two_towns_that_use_one_code_at_once_one_gets_the_child() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var code = taken(families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id())), child);

        CompletableFuture.allOf(Stream.of(SETOUCHI, AKAIWA)
                        .map(town -> CompletableFuture.runAsync(() -> begin(town, code)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(standing(BIZEN)).containsExactly("MOVED");
        assertThat(Stream.of(SETOUCHI, AKAIWA).flatMap(town -> standing(town).stream()))
                .containsExactly("HERE");
    }

    @Test
    void only_a_nurse_of_the_office_may_try_and_not_without_end() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id()));
        var stranger = families.confirmed(BIZEN, "よその 人", "other@example.com", List.of());
        var code = taken(mother, child);

        assertThatExceptionOfType(NotYours.class)
                .isThrownBy(() -> at(AKAIWA, FullRecord.parent(mother), () -> arrivals.look(code)));
        assertThatExceptionOfType(NotYours.class)
                .isThrownBy(() -> at(AKAIWA, new Actor.Staff("nobody", "", ""), () -> arrivals.begin(code, false)));
        assertThatExceptionOfType(NotYours.class).isThrownBy(() -> taken(stranger, child));
        assertThatExceptionOfType(NotYours.class)
                .isThrownBy(() -> families.in(BIZEN, FullRecord.parent(stranger), () -> departures.list(child.id())));

        var busy = new Actor.Staff("subject-busy", "大森 けい", "busy@akaiwa.example");
        families.office(AKAIWA, busy.email());
        families.arrive(AKAIWA, busy.email());
        for (int i = 0; i < Arrivals.TRIES_A_MINUTE; i++) {
            at(AKAIWA, new Actor.Staff("subject-" + busy.email(), "", busy.email()), () -> arrivals.look("0"));
        }
        assertThat(at(AKAIWA, new Actor.Staff("subject-" + busy.email(), "", busy.email()), () -> arrivals.look(code)))
                .isEqualTo(refused(Arrivals.Reason.TOO_MANY_TRIES));
    }

    @Test
    void a_town_that_is_stopped_gives_nothing_and_goes_on_where_it_was() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var code = taken(families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(child.id())), child);
        try {
            process.after(MoveStep.TAKEN);
            assertThatExceptionOfType(SuddenEnd.WeDied.class).isThrownBy(() -> begin(AKAIWA, code));
            Towns.become(BIZEN, TenantState.SUSPENDED);
            directory.refresh();
            work.finishMoves(AKAIWA);
            assertThat(look(SETOUCHI, code)).isEqualTo(refused(Arrivals.Reason.TOWN_AWAY));
            assertThat(arrived(AKAIWA).state()).isEqualTo(Arrival.State.STARTED);
        } finally {
            Towns.become(BIZEN, TenantState.ACTIVE);
            directory.refresh();
        }
        work.finishMoves(AKAIWA);
        assertThat(arrived(AKAIWA).state()).isEqualTo(Arrival.State.DONE);
    }

    @Test
    void a_protected_child_moves_with_a_code_of_the_office_alone_and_nothing_in_the_old_town_says_where() {
        var child = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var father = families.confirmed(BIZEN, "尾上 守", "mamoru@example.com", List.of(child.id()));
        var taken = taken(father, child);
        families.in(
                BIZEN,
                new Actor.Job("story"),
                () -> states.set(child.id(), ChildState.Kind.SHIELDED, "", BORN.plusDays(9), "支援措置"));

        assertThat(look(AKAIWA, taken)).isEqualTo(refused(Arrivals.Reason.SPENT));
        assertThat(families.in(BIZEN, FullRecord.parent(father), () -> departures.issue(child.id())))
                .isEqualTo(new Departures.Outcome.Refused(Departures.Reason.AT_THE_OFFICE));
        var given = families.in(BIZEN, new Actor.Job("story"), () -> departures.issueAtCounter(child.id()));
        begin(AKAIWA, ((Departures.Outcome.Issued) given).code().grouped());

        assertThat(families.in(BIZEN, FullRecord.parent(father), () -> departures.list(child.id())))
                .isEmpty();
        assertThat(Towns.everything(BIZEN)).doesNotContain("赤磐", "332135", nurse);
        var here = arrived(AKAIWA).child().orElseThrow();
        assertThat(families.in(AKAIWA, new Actor.Job("story"), () -> records.getChild(here))
                        .child()
                        .shielded())
                .isTrue();
        assertThatExceptionOfType(RecordIsProtected.class)
                .isThrownBy(() -> families.in(AKAIWA, nurse(), () -> records.getChild(here)));
        assertThat(told(AKAIWA)).isZero();
    }

    @Test
    void brothers_and_sisters_find_together_when_the_office_says_so() {
        var one = families.child(BIZEN, "尾上 みのり", "おのうえ みのり", BORN);
        var other = families.in(BIZEN, new Actor.Job("story"), () -> records.registerBirth(one.facts(), one.id()));
        var mother = families.confirmed(BIZEN, "尾上 花", "hana@example.com", List.of(one.id(), other.id()));
        begin(AKAIWA, taken(mother, one));
        at(AKAIWA, nurse(), () -> arrivals.begin(taken(mother, other), true));

        assertThat(families.in(
                        AKAIWA,
                        nurse(),
                        () -> jdbc.sql("select count(distinct family_id) from record_child")
                                .query(Integer.class)
                                .single()))
                .isEqualTo(1);
        assertThat(standing(AKAIWA)).hasSize(2);
    }

    /** The character that makes a code well formed, found by trying all. */
    private String checkOf(String body) {
        return "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
                .chars()
                .mapToObj(Character::toString)
                .filter(check -> MovingCode.find(body + check).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> counts(MoveReceipt receipt) {
        return receipt.parts().stream()
                .collect(Collectors.toMap(MoveReceipt.Part::section, part -> part.found() + "/" + part.taken()));
    }

    /** Sent on a version of the questions that only the old town has. */
    private Sheet answered(Guardian mother, Child child) {
        var sheet = families.in(BIZEN, FullRecord.parent(mother), () -> {
            var begun = assessments.begin(child.id(), "jp-motor-2023").orElseThrow();
            assessments.answer(child.id(), begun, "head_control", "YES");
            assessments.send(child.id(), begun);
            return assessments.get(child.id(), begun).sheet();
        });
        for (var table : List.of("assessment_instrument", "assessment_sheet")) {
            var own = table.equals("assessment_instrument") ? "content = content || ' '," : "";
            families.in(
                    BIZEN,
                    new Actor.Job("story"),
                    () -> jdbc.sql("""
                                    update %s set %s checksum = (
                                        select encode(sha256(convert_to(rtrim(i.content) || ' ', 'UTF8')), 'hex')
                                          from assessment_instrument i where i.instrument = 'jp-motor-2023')
                                    """.formatted(table, own)).update());
        }
        return sheet;
    }

    private void explained(UUID child, Sheet sent) {
        var sheets = families.in(AKAIWA, nurse(), () -> assessments.listSheets(child));
        assertThat(sheets).singleElement().satisfies(sheet -> {
            assertThat(sheet.taskId()).isNull();
            assertThat(sheet.answers()).isEqualTo(sent.answers());
            assertThat(Objects.requireNonNull(sheet.result()).sentBy()).isEqualTo("備前市 (保護者 尾上 花)");
            assertThat(families.in(AKAIWA, nurse(), () -> assessments.get(child, sheet.id()))
                            .instrument()
                            .checksum())
                    .isEqualTo(sheet.checksum())
                    .isNotEqualTo(sent.checksum());
        });
    }
}
