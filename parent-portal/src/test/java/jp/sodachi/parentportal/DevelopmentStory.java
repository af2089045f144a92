package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.sodachi.assessment.Assessments;
import jp.sodachi.assessment.FollowUps;
import jp.sodachi.assessment.Sheet;
import jp.sodachi.assessment.Task;
import jp.sodachi.assessment.TownInstruments;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.FormEntries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A boy of six months whose parent is asked what he can do, and how his sheets are looked at. Today is 24 November 2026. */
abstract class DevelopmentStory extends Story {
    @Autowired
    Assessments assessments;

    @Autowired
    FollowUps followUps;

    @Autowired
    TownInstruments instruments;

    @Autowired
    FormEntries pages;

    @Autowired
    ChildStates states;

    @Autowired
    AuditTrail audit;

    Child child;
    Visitor parent;

    @BeforeEach
    void a_boy_of_six_months_with_a_parent() {
        child = born(BIZEN, "見本 はると", "みほん はると", LocalDate.of(2026, 5, 20), null);
        parent = parentOf(BIZEN, child);
    }

    @AfterEach
    void today_again() {
        clock.turnTo(TODAY);
    }

    String development() {
        return "/children/" + child.id() + "/development";
    }

    String begin(String instrument) {
        return parent.post(development() + "/begin", "instrument", instrument).leadsTo();
    }

    void answer(String sheet, String head, String roll, String sit) {
        parent.post(sheet + "/answers", "at", "1", "item", "head_control", "answer", head);
        parent.post(sheet + "/answers", "at", "2", "item", "roll_over", "answer", roll);
        parent.post(sheet + "/answers", "at", "3", "item", "sit_alone", "answer", sit);
    }

    void decide(TownInstruments.State from, TownInstruments.State to) {
        assertThat(office(BIZEN, () -> instruments.decide("jp-motor-2023", "1.1.0", from, to)))
                .isTrue();
    }

    List<Task> tasks() {
        return office(BIZEN, () -> followUps.listOf(child.id()));
    }

    static Sheet.Result resultOf(Sheet sheet) {
        return Objects.requireNonNull(sheet.result());
    }

    Sheet only() {
        return sheets(child).getFirst();
    }

    List<Sheet> sheets(Child of) {
        return office(BIZEN, () -> assessments.listSheets(of.id()));
    }
}
