package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import jp.sodachi.growth.Position;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.record.Child;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.MeasurementEntry;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.NewDose;
import jp.sodachi.record.NewMeasurement;
import jp.sodachi.record.TypedForm;
import jp.sodachi.tenancy.TenantScope;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A family takes its handbook along. */
class ExportStoryTest extends Story {
    private static final double POINTS_A_MILLIMETRE = 72 / 25.4;

    @Autowired
    FormEntries entries;

    @Autowired
    Measurements measurements;

    private Child child;
    private Visitor parent;
    private String export;

    @BeforeEach
    void a_child_whose_record_parent_office_and_another_system_have_written() throws IOException {
        child = born(BIZEN, "髙橋 𠮷乃", "たかはし よしの", LocalDate.of(2026, 2, 11), null);
        parent = parentOf(BIZEN, child);
        export = "/children/" + child.id() + "/export";
        parent.post(
                        "/children/" + child.id() + "/forms/GUARDIAN_M03",
                        "on",
                        "2026-05-24",
                        "a.when_head_control",
                        "2026-05",
                        "a.diary",
                        "=よく笑う, 「にこにこ」 <b>")
                .is(302);
        var id = child.id();
        office(BIZEN, () -> {
            records.importDose(id, dose("HEPB", LocalDate.of(2026, 4, 11), "HB1"), "旧システム");
            entries.enter(
                    FormSubject.child(id),
                    "CHECKUP_M03",
                    new TypedForm("2026-05-20", "保健センター", "01", "", Map.of("head_control", "YES")));
            return entries.list(FormSubject.child(id)).stream()
                    .filter(each -> !each.isFromHome())
                    .map(each -> entries.release(FormSubject.child(id), each.id()))
                    .toList();
        });
        asParent(() -> {
            records.recordDose(id, dose("PCV20", LocalDate.of(2026, 4, 12), "PC7"));
            var kept = (MeasurementEntry.Kept) measurements.enter(id, List.of(weight("62.0")), true);
            measurements.correct(id, kept.measurements().getFirst().id(), weight("6.2"), "小数点をまちがえた", true);
            return true;
        });
        var sheet = parent.post("/children/" + id + "/development/begin", "instrument", "jp-motor-2023")
                .leadsTo();
        parent.post(sheet + "/answers", "at", "1", "item", "sit_alone", "answer", "YES");
        parent.post(sheet + "/send", "worried", "yes", "note", "=夜に泣く");
        parent.upload("/children/" + id + "/photos", "file", jpeg(), "day", "2026-06-01", "caption", "はじめての海")
                .is(302);
    }

    @Test
    void the_pdf_follows_the_paper_handbook_and_says_of_every_fact_who_wrote_it() throws IOException {
        var answer = parent.get(export + "/a4.pdf").is(200);
        assertThat(answer.result().getResponse().getHeader("Content-Disposition"))
                .doesNotContain("髙橋");
        try (var pdf = Loader.loadPDF(bytes(answer))) {
            var size = pdf.getPage(0).getMediaBox();
            assertThat((double) size.getWidth()).isCloseTo(210 * POINTS_A_MILLIMETRE, within(0.5));
            assertThat((double) size.getHeight()).isCloseTo(297 * POINTS_A_MILLIMETRE, within(0.5));
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .containsSubsequence(
                            "髙橋 𠮷乃",
                            "出生から6歳までの記録",
                            "保護者の記録 3〜4か月のころ",
                            "保護者の記入",
                            "3〜4か月児健診",
                            "自治体の記入",
                            "発育の記録",
                            "体重",
                            "12か月",
                            "頭囲",
                            "予防接種の記録",
                            "取り込み",
                            "旧システム",
                            "保護者の記入",
                            "できたこと",
                            "首がすわった",
                            "写真",
                            "はじめての海",
                            "訂正・取り消しになった記録",
                            "小数点をまちがえた");
            assertThat(text).contains("たかはし よしの", "=よく笑う, 「にこにこ」 <b>").doesNotContain("#");
            assertThat(fonts(pdf))
                    .isNotEmpty()
                    .allMatch(PDFont::isEmbedded)
                    .allMatch(font -> font.getName().contains("+"));
            // The curves are lines: the family's photo is the only picture made of points.
            assertThat(pictures(pdf)).isEqualTo(1);
        }
    }

    @Test
    void in_the_size_of_the_handbook_two_pages_lie_beside_each_other_on_a5() throws IOException {
        try (var pdf = Loader.loadPDF(bytes(parent.get(export + "/a6.pdf").is(200)))) {
            for (var page : pdf.getPages()) {
                assertThat((double) page.getMediaBox().getWidth()).isCloseTo(210 * POINTS_A_MILLIMETRE, within(0.5));
                assertThat((double) page.getMediaBox().getHeight()).isCloseTo(148 * POINTS_A_MILLIMETRE, within(0.5));
            }
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("髙橋 𠮷乃", "3〜4か月児健診", "自治体の記入", "はじめての海");
        }
    }

    @Test
    void the_json_is_what_its_published_schema_says() {
        var json = parent.get(export + "/handbook.json").is(200).page();
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(parent.get("/export/handbook-1.schema.json").is(200).page(), InputFormat.JSON);
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("GUARDIAN", "SOMEBODY"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(json)
                .contains(
                        "\"origin\" : \"IMPORT\"",
                        "\"origin\" : \"TOWN\"",
                        "\"since\" : \"2026-05\"",
                        "PC7",
                        "REPLACED");
    }

    @Test
    void the_tables_open_in_a_spreadsheet_each_column_is_explained_and_the_photos_lie_beside_them() throws IOException {
        var files = ZipOf.files(bytes(parent.get(export + "/tables.zip").is(200)));
        assertThat(files).containsKeys("child.csv", "pages.csv", "answers.csv", "measurements.csv", "doses.csv");
        var dictionary = csv(files, "dictionary.csv");
        files.keySet().stream()
                .filter(name -> name.endsWith(".csv") && !name.startsWith("dict"))
                .forEach(name -> {
                    assertThat(csv(files, name)).startsWith("\uFEFF");
                    for (var column : csv(files, name)
                            .substring(1)
                            .lines()
                            .findFirst()
                            .orElseThrow()
                            .split(",")) {
                        assertThat(dictionary).contains(name + "," + column + ",");
                    }
                });
        // What looks like a formula stays words.
        assertThat(csv(files, "checks.csv")).contains("jp-motor-2023", "9か月", "WATCH", "'=夜に泣く");
        assertThat(csv(files, "check_answers.csv")).contains("sit_alone", "ひとりで座っていられますか", "できる");
        assertThat(csv(files, "answers.csv")).contains("\"'=よく笑う, 「にこにこ」 <b>\"");
        assertThat(csv(files, "measurements.csv")).contains("6.2", "62.0", "REPLACED", "小数点をまちがえた");
        var photo = files.keySet().stream()
                .filter(name -> name.startsWith("photos/"))
                .findFirst();
        assertThat(ImageIO.read(new ByteArrayInputStream(files.getOrDefault(photo.orElseThrow(), new byte[0]))))
                .isNotNull();
    }

    @Test
    void nobody_takes_along_the_record_of_a_child_who_is_not_theirs_and_every_taking_out_is_kept() {
        var strangers = parentOf(BIZEN, born(BIZEN, "他人 の子", "たにん のこ", LocalDate.of(2026, 8, 11), null));
        for (var file : List.of("", "/a4.pdf", "/a6.pdf", "/handbook.json", "/tables.zip")) {
            strangers.get(export + file).is(404).hides("髙橋", "HB1");
            visitor(SETOUCHI).signedInLike(parent).get(export + file).hides("髙橋", "HB1");
            assertThat(visitor(BIZEN).get(export + file).status()).isEqualTo(302);
        }
        parent.get(export).is(200).shows("記録を持ち出す", "A4のPDF");
        parent.get("/records").shows(export);
        parent.get(export + "/handbook.json").is(200);
        assertThat(Towns.audit(BIZEN))
                .filteredOn(row ->
                        row.action().equals("record.export") && child.id().equals(row.child()))
                .extracting(Towns.AuditRow::outcome)
                .contains("DONE", "REFUSED");
    }

    private <T> T asParent(ScopedValue.CallableOp<T, RuntimeException> work) {
        return TenantScope.call(
                BIZEN, () -> CurrentActor.call(new Actor.Parent(parent.account(), "母", "p@example.jp"), work));
    }

    private static NewDose dose(String product, LocalDate day, String lot) {
        return new NewDose(product, day, lot, "海辺の医院", "", "", false);
    }

    private static NewMeasurement weight(String kilograms) {
        return new NewMeasurement(
                Measurement.Kind.WEIGHT, new BigDecimal(kilograms), LocalDate.of(2026, 5, 24), Position.AS_EXPECTED);
    }

    private static byte[] jpeg() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", file);
        return file.toByteArray();
    }

    private static byte[] bytes(Answer answer) {
        return answer.result().getResponse().getContentAsByteArray();
    }

    private static String csv(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static List<PDFont> fonts(PDDocument pdf) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (var page : pdf.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    private static long pictures(PDDocument pdf) throws IOException {
        long found = 0;
        for (var page : pdf.getPages()) {
            found += pictures(page.getResources());
        }
        return found;
    }

    private static long pictures(PDResources resources) throws IOException {
        long found = 0;
        for (var name : StreamSupport.stream(resources.getXObjectNames().spliterator(), false)
                .toList()) {
            var object = resources.getXObject(name);
            if (object instanceof PDImageXObject) {
                found++;
            } else if (object instanceof PDFormXObject form && form.getResources() != null) {
                found += pictures(form.getResources());
            }
        }
        return found;
    }
}
