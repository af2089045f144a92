package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.imageio.ImageIO;
import jp.sodachi.growth.Position;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.MeasurementEntry;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.NewDose;
import jp.sodachi.record.NewMeasurement;
import jp.sodachi.record.PhotoEntry;
import jp.sodachi.record.Photos;
import jp.sodachi.record.Records;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A child of 備前市 with something of every kind on record: corrected, withdrawn, unknown to others, judged, photographed. */
record FullRecord(
        FamilyMaker families,
        Records records,
        Measurements measurements,
        Photos photos,
        ChildStates states,
        JdbcClient jdbc,
        Clock clock) {
    static final LocalDate BORN = LocalDate.of(2026, 7, 1);

    /** Enters all of it for {@code child}, by its mother and by the office. */
    void of(Child child, Guardian mother) {
        families.in(
                BIZEN,
                parent(mother),
                () -> records.recordDose(child.id(), new NewDose("DPT_IPV_HIB", BORN.plusDays(70), "A1", "森 医院")));
        families.dose(BIZEN, child.id(), "PCV20", BORN.plusDays(71));
        var dose = families.in(BIZEN, new Actor.Job("story"), () -> records.getChild(child.id())).doses().stream()
                .filter(each -> each.product().equals("PCV20"))
                .findFirst()
                .orElseThrow();
        families.in(
                BIZEN,
                new Actor.Job("story"),
                () -> records.correctDose(
                        child.id(),
                        dose.id(),
                        dose.version(),
                        new NewDose("PCV20", BORN.plusDays(72), "", ""),
                        "日をまちがえた"));
        families.dose(BIZEN, child.id(), "DPT_IPV_HIB", BORN.plusDays(100));
        families.in(
                BIZEN,
                new Actor.Job("story"),
                () -> jdbc.sql("update record_dose set product = 'NO_SUCH_PRODUCT' where given_on = :day")
                        .param("day", BORN.plusDays(100))
                        .update());
        var entered = (MeasurementEntry.Kept) families.in(
                BIZEN, parent(mother), () -> measurements.enter(child.id(), List.of(weight("6.150", 90)), true));
        families.in(
                BIZEN,
                parent(mother),
                () -> measurements.correct(
                        child.id(), entered.measurements().getFirst().id(), weight("6.250", 90), "読みまちがえた", true));
        families.in(
                BIZEN,
                new Actor.Job("story"),
                () -> states.set(child.id(), ChildState.Kind.REFUSED, "ROTA", BORN.plusDays(9), "希望しない"));
        page(child, "03", "また来月", 40);
        page(child, "XX", "", 50);
        var kept = (PhotoEntry.Entered) families.in(
                BIZEN, parent(mother), () -> photos.add(child.id(), null, BORN.plusDays(3), "はじめての沐浴", picture()));
        var gone = (PhotoEntry.Entered) families.in(
                BIZEN, parent(mother), () -> photos.add(child.id(), null, BORN.plusDays(4), "ぼけた", picture()));
        families.in(BIZEN, parent(mother), () -> photos.withdraw(child.id(), gone.photoId()));
        assertThat(kept.photoId()).isNotEqualTo(gone.photoId());
    }

    private void page(Child child, String judgement, String note, int day) {
        families.in(
                BIZEN,
                new Actor.Job("story"),
                () -> jdbc.sql("""
                                insert into record_form_entry
                                       (id, subject_id, subject_kind, form, edition, occurred_on, place, answers, judgement, note,
                                        entered_kind, entered_by, entered_at, state, why, version)
                                values (:id, :child, 'CHILD', 'checkup-1m', '2025', :on, '', '{"a": "1"}', :judgement, :note,
                                        'STAFF', '大森 けい', :now, 'ENTERED', '', 0)
                                """)
                        .param("id", Ids.next())
                        .param("child", child.id())
                        .param("on", BORN.plusDays(day))
                        .param("judgement", judgement)
                        .param("note", note)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
    }

    private static NewMeasurement weight(String kg, int day) {
        return new NewMeasurement(
                Measurement.Kind.WEIGHT, new BigDecimal(kg), BORN.plusDays(day), Position.AS_EXPECTED);
    }

    private static byte[] picture() {
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The guardian as somebody who is signed in. */
    static Actor.Parent parent(Guardian guardian) {
        return new Actor.Parent(guardian.subject(), guardian.displayName(), guardian.email());
    }
}
