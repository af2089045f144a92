package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.record.Child;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.record.TypedForm;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A family writes the pages of its handbook, from pregnancy on. */
class HandbookStoryTest extends Story {
    @Autowired
    Pregnancies pregnancies;

    @Autowired
    FormEntries entries;

    @Autowired
    Measurements measurements;

    private Child child;
    private Visitor parent;

    @BeforeEach
    void a_three_month_old_with_a_parent() {
        child = born(BIZEN, "尾上 いつき", "おのうえ いつき", LocalDate.of(2026, 8, 11), null);
        parent = parentOf(BIZEN, child);
    }

    @Test
    void the_record_page_offers_the_page_of_the_age_and_what_is_written_stands_there() {
        parent.get("/records").is(200).shows("いま書けるページ", "保護者の記録 3〜4か月のころ", "3〜4か月児健診");
        var form = "/children/" + child.id() + "/forms/GUARDIAN_M03";
        parent.get(form).is(200).shows("首がすわったのはいつですか", "あやすと、よく笑いますか", "何ともいえない");
        assertThat(parent.post(
                                form,
                                "on",
                                "令和8年11月24日",
                                "a.when_head_control",
                                "令和8年11月",
                                "a.smiles_when_played",
                                "YES",
                                "a.diary",
                                "よく笑うようになった")
                        .leadsTo())
                .isEqualTo("/children/" + child.id() + "/records");
        parent.get("/children/" + child.id() + "/records").shows("できたこと", "首がすわった", "令和8年11月", "よく笑うようになった", "家庭の記録");
    }

    @Test
    void nothing_typed_is_lost_when_the_phone_dies() {
        var form = "/children/" + child.id() + "/forms/GUARDIAN_M03";
        parent.post(form + "/draft/typing", "on", "", "a.diary", "夜によく起き").is(200);
        parent.get(form).shows("夜によく起き", "続きです");
        parent.post(form + "/draft/typing", "on", "", "a.diary", "ほかの端末", "version", "0")
                .is(409);
        parent.post(form + "/draft", "on", "", "a.diary", "ほかの端末", "version", "0")
                .is(409)
                .shows("夜によく起き", "ほかの端末");
        parent.post(form, "version", "1", "on", "あした", "a.diary", "夜によく起きます")
                .is(422)
                .shows("夜によく起きます", "value=\"あした\"");
        parent.post(form, "version", "1", "on", "2026-11-24", "a.diary", "夜によく起きます")
                .is(302);
        parent.get(form).hides("続きです");
    }

    @Test
    void of_two_devices_of_one_parent_the_second_sees_both_texts_and_nothing_is_lost() {
        var form = "/children/" + child.id() + "/forms/GUARDIAN_M03";
        var tablet = visitor(BIZEN).signedInLike(parent);
        parent.post(form + "/draft/typing", "on", "2026-11-24", "a.smiles_when_played", "YES", "version", "0")
                .is(200);
        tablet.post(form, "on", "2026-11-24", "a.smiles_when_played", "NO", "version", "0")
                .is(409)
                .shows("ほかの画面で、このページが先に残されました", "<span>いいえ</span>", "<span>はい</span>", "value=\"NO\" checked");
        // The tablet chooses its own text; the phone, which knows nothing of it, is asked in its turn.
        tablet.post(form, "on", "2026-11-24", "a.smiles_when_played", "NO", "version", "1")
                .is(302);
        parent.post(form + "/draft/typing", "on", "2026-11-24", "a.diary", "電話で書いた", "version", "1")
                .is(409);
        parent.post(form + "/draft", "on", "2026-11-24", "a.diary", "電話で書いた", "version", "1")
                .is(409)
                .shows("先に記録", "電話で書いた", "<span>いいえ</span>", "<span>未記入</span>");
        var page = parent.post(form, "on", "2026-11-24", "a.diary", "電話で書いた", "version", "1")
                .is(409)
                .shows("電話で書いた", "記録しなおす", "name=\"replaces\"");
        var stored =
                office(BIZEN, () -> entries.list(FormSubject.child(child.id()))).getFirst();
        assertThat(page.page()).contains(stored.id().toString());
        parent.post(
                        form,
                        "on",
                        "令和8年11月24日",
                        "a.diary",
                        "電話で書いた",
                        "a.smiles_when_played",
                        "NO",
                        "replaces",
                        stored.id().toString(),
                        "seen",
                        "0")
                .is(302);
        assertThat(office(BIZEN, () -> entries.list(FormSubject.child(child.id()))))
                .extracting(FormEntry::state)
                .containsExactlyInAnyOrder(FormEntry.State.REPLACED, FormEntry.State.ENTERED);
        parent.get("/children/" + child.id() + "/records").shows("電話で書いた", "あとから書きなおした");
    }

    @Test
    void of_two_parents_who_write_one_page_the_second_sees_both_texts_and_the_same_text_twice_is_no_conflict() {
        var form = "/children/" + child.id() + "/forms/GUARDIAN_M03";
        var father = parentOf(BIZEN, child);
        father.post(form + "/draft/typing", "on", "2026-11-24", "a.diary", "父が書いた", "version", "0")
                .is(200);
        parent.get(form).hides("父が書いた");
        parent.post(form, "on", "2026-11-24", "a.diary", "母が書いた").is(302);
        parent.post(form, "on", "2026-11-24", "a.diary", "母が書いた").is(302);
        father.post(form, "on", "2026-11-24", "a.diary", "父が書いた", "version", "1")
                .is(409)
                .shows("先に記録", "<span>母が書いた</span>", "<span>父が書いた</span>");
        father.get(form).shows("父が書いた");
        father.post(form, "on", "2026-11-23", "a.diary", "父が書いた", "version", "1")
                .is(302);
        assertThat(office(BIZEN, () -> entries.list(FormSubject.child(child.id()))))
                .allMatch(FormEntry::stands)
                .hasSize(2);
    }

    @Test
    void an_empty_page_and_an_impossible_month_are_refused_beside_their_fields() {
        var form = "/children/" + child.id() + "/forms/GUARDIAN_M03";
        parent.post(form, "on", "2026-11-24").is(422).shows("1つも書かれていません");
        parent.post(form, "on", "2026-11-24", "a.when_head_control", "2026/7")
                .is(422)
                .shows(
                        "日にちか月をご確認ください",
                        "value=\"2026/7\"",
                        "href=\"#f-when_head_control\"><span>首がすわったのはいつですか</span>: ");
        parent.post(form, "on", "2026-08-01", "a.diary", "あ").is(422).shows("はじまりより前の日");
        parent.reading("en").get(form).shows("When did your baby hold up the head?");
    }

    @Test
    void a_mistake_is_taken_back_and_the_offices_is_not_the_parents_to_take_back() {
        parent.post("/children/" + child.id() + "/forms/CHECKUP_M03", "on", "2026-11-24", "a.weight_g", "6200");
        var own =
                office(BIZEN, () -> entries.list(FormSubject.child(child.id()))).getFirst();
        var withdraw = "/children/" + child.id() + "/entries/" + own.id() + "/withdraw";
        parent.get(withdraw).is(200).shows("3〜4か月児健診");
        parent.post(withdraw, "version", "0").is(302);
        parent.get("/records").shows("取り消し");
        office(
                BIZEN,
                () -> entries.enter(
                        FormSubject.child(child.id()),
                        "CHECKUP_M03",
                        new TypedForm("2026-11-20", "", "01", "", Map.of("weight_g", "6100"))));
        var offices = office(BIZEN, () -> entries.list(FormSubject.child(child.id()))).stream()
                .filter(each -> !each.isFromHome())
                .findFirst()
                .orElseThrow();
        parent.get("/records").hides("6100");
        parent.post("/children/" + child.id() + "/entries/" + offices.id() + "/withdraw", "version", "0")
                .is(404);
        office(BIZEN, () -> entries.release(FormSubject.child(child.id()), offices.id()));
        parent.get("/records").shows("6100", "異常なし", "窓口の入力");
    }

    @Test
    void what_is_measured_at_a_checkup_stands_on_the_curve_with_its_origin_and_goes_with_its_page() {
        var growth = "/children/" + child.id() + "/growth";
        var subject = FormSubject.child(child.id());
        parent.post("/children/" + child.id() + "/forms/CHECKUP_M03", "on", "2026-11-24", "a.weight_g", "6240");
        parent.get(growth).is(200).shows("6.24");
        var own = office(BIZEN, () -> entries.list(subject)).getFirst();
        parent.post("/children/" + child.id() + "/entries/" + own.id() + "/withdraw", "version", "0")
                .is(302);
        assertThat(office(BIZEN, () -> measurements.open(child.id())).standing(Measurement.Kind.WEIGHT))
                .isEmpty();
        office(
                BIZEN,
                () -> entries.enter(
                        subject,
                        "CHECKUP_M03",
                        new TypedForm("2026-11-20", "", "01", "", Map.of("weight_g", "6130", "head", "40.5"))));
        parent.get(growth).hides("6.13");
        var offices = office(BIZEN, () -> entries.list(subject)).stream()
                .filter(each -> !each.isFromHome())
                .findFirst()
                .orElseThrow();
        office(BIZEN, () -> entries.release(subject, offices.id()));
        parent.get(growth).shows("6.13");
        office(
                BIZEN,
                () -> entries.correct(
                        subject,
                        offices.id(),
                        1,
                        new TypedForm("2026-11-20", "", "01", "", Map.of("weight_g", "6310")),
                        "読みまちがい"));
        assertThat(office(BIZEN, () -> measurements.open(child.id())).measurements())
                .filteredOn(Measurement::stands)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.value()).isEqualByComparingTo("6.31");
                    assertThat(each.origin()).isEqualTo(Measurement.Origin.STAFF);
                });
    }

    @Test
    void a_page_of_a_child_who_is_not_yours_does_not_exist() {
        var strangers = born(BIZEN, "他人 の子", "たにん のこ", LocalDate.of(2026, 8, 11), null);
        var form = "/children/" + strangers.id() + "/forms/GUARDIAN_M03";
        parent.get(form).is(404);
        parent.post(form, "on", "2026-11-24", "a.diary", "あ").is(404);
        parent.post(form + "/draft/typing", "a.diary", "あ").is(404);
        parent.get("/children/" + child.id() + "/forms/PREG_VISIT").is(404);
        parent.get("/children/" + child.id() + "/forms/NO_SUCH").is(404);
        visitor(SETOUCHI).signedInLike(parent).get("/children/" + child.id() + "/forms/GUARDIAN_M03");
    }

    @Test
    void in_pregnancy_the_first_page_says_the_week_and_the_next_checkup() {
        var pregnancy = expecting(LocalDate.of(2027, 3, 1));
        var woman = womanOf(pregnancy);
        woman.get("/").is(200).shows("妊娠26週1日", "予定日", "妊婦健診", "妊娠26週0日", "RSウイルス");
        assertThat(woman.get("/records").leadsTo()).isEqualTo("/pregnancies/" + pregnancy.id());
        woman.post(
                        "/pregnancies/" + pregnancy.id() + "/forms/PREG_VISIT",
                        "on",
                        "2026-11-20",
                        "a.weight",
                        "55.5",
                        "a.systolic",
                        "110",
                        "a.smoking",
                        "0")
                .is(302);
        woman.get("/pregnancies/" + pregnancy.id())
                .shows("妊娠25週4日", "55.5", "家庭の記録", "妊婦健診", "ふだん表示しない項目が1つ")
                .hides("たばこ");
        woman.get("/pregnancies/" + pregnancy.id() + "?sensitive=true").shows("たばこ");
        parent.get("/pregnancies/" + pregnancy.id()).is(404);
        parent.get("/pregnancies/" + pregnancy.id() + "/export/a4.pdf").is(404);
    }

    @Test
    void what_was_measured_at_birth_stands_on_the_curve_at_its_beginning() {
        var form = "/children/" + child.id() + "/forms/BIRTH";
        parent.get(form).is(200).shows("value=\"令和8年8月11日\"", "お生まれになった日", "胸囲");
        parent.post(form, "on", "2026-11-24", "a.weight_g", "3050").is(422).shows("お誕生日を入れてください");
        parent.post(form, "on", "2026-08-11", "a.weight_g", "3050", "a.height", "49.0")
                .is(302);
        assertThat(office(BIZEN, () -> measurements.open(child.id())).measurements())
                .filteredOn(Measurement::stands)
                .hasSize(2)
                .allMatch(each -> each.measuredOn().equals(LocalDate.of(2026, 8, 11)));
    }

    @Test
    void after_a_loss_the_first_page_is_quiet() {
        var pregnancy = expecting(LocalDate.of(2027, 3, 1));
        var woman = womanOf(pregnancy);
        office(BIZEN, () -> pregnancies.end(pregnancy.id(), TODAY, "届け"));
        woman.get("/").is(200).shows("手帳は、これからもここで開けます").hides("妊婦健診", "妊娠26週");
        woman.get("/pregnancies/" + pregnancy.id()).is(200).shows("大切にお預かりします").hides("健診の記録を書く");
    }

    @Test
    void a_pregnancy_is_printed_by_itself_before_there_is_a_child_and_where_there_will_be_none() throws IOException {
        var pregnancy = expecting(LocalDate.of(2027, 3, 1));
        var woman = womanOf(pregnancy);
        var page = "/pregnancies/" + pregnancy.id();
        woman.post(page + "/forms/PREG_VISIT", "on", "2026-11-20", "a.weight", "55.2", "version", "0")
                .is(302);
        office(BIZEN, () -> pregnancies.end(pregnancy.id(), TODAY, "届け"));
        woman.get(page).shows("href=\"" + page + "/export/a6.pdf\"");
        for (var paper : List.of("a4", "a6")) {
            var file = woman.get(page + "/export/" + paper + ".pdf").is(200);
            try (var pdf = Loader.loadPDF(file.result().getResponse().getContentAsByteArray())) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .containsSubsequence("おのうえ ゆり", "尾上 ゆり", "令和9年3月1日", "令和8年11月20日", "保護者の記入", "55.2");
            }
        }
        assertThat(Towns.audit(BIZEN))
                .anySatisfy(row -> assertThat(row.action()).isEqualTo("record.export"));
    }

    @Test
    void a_pregnancy_without_a_child_is_taken_along_as_data_that_says_what_it_is_and_holds_nothing_sensitive()
            throws IOException {
        var pregnancy = expecting(LocalDate.of(2027, 3, 1));
        var woman = womanOf(pregnancy);
        var partner = womanOf(pregnancy);
        var export = "/pregnancies/" + pregnancy.id() + "/export/";
        woman.post(
                        "/pregnancies/" + pregnancy.id() + "/forms/PREG_VISIT",
                        "on",
                        "2026-11-20",
                        "a.weight",
                        "55.2",
                        "a.smoking",
                        "7",
                        "note",
                        "=元気です")
                .is(302);
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(woman.get("/export/pregnancy-1.schema.json").is(200).page(), InputFormat.JSON);

        var hers = woman.get(export + "pregnancy.json").is(200).page();
        assertThat(schema.validate(hers, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(hers.replace("\"GUARDIAN\"", "\"SOMEBODY\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(hers.replace("\"version\" : 1", "\"version\" : 2"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(hers)
                .contains("尾上 ゆり", "1996-04-01", "2027-03-01", "55.2", "\"withheld\" : 1", "GUARDIAN")
                .doesNotContain("smoking");
        var partners = partner.get(export + "pregnancy.json").is(200).page();
        assertThat(schema.validate(partners, InputFormat.JSON)).isEmpty();
        assertThat(partners).contains("55.2").doesNotContain("1996-04-01", "smoking");

        var tables = unzip(woman.get(export + "tables.zip").is(200));
        assertThat(tables).containsOnlyKeys("pregnancy.csv", "pages.csv", "answers.csv", "dictionary.csv");
        assertThat(tables.get("pregnancy.csv"))
                .startsWith("\uFEFFid,name,kana,")
                .contains("尾上 ゆり", "ONGOING");
        assertThat(tables.get("pages.csv")).contains("PREG_VISIT", "GUARDIAN", "'=元気です");
        assertThat(tables.get("answers.csv")).contains("55.2").doesNotContain("smoking");
        for (var name : List.of("pregnancy.csv", "pages.csv", "answers.csv")) {
            for (var column : tables.getOrDefault(name, "")
                    .substring(1)
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .split(",")) {
                assertThat(tables.get("dictionary.csv")).contains(name + "," + column + ",");
            }
        }
        for (var file : List.of("pregnancy.json", "tables.zip")) {
            parent.get(export + file).is(404).hides("尾上", "55.2");
            visitor(SETOUCHI).signedInLike(woman).get(export + file).hides("尾上", "55.2");
            assertThat(visitor(BIZEN).get(export + file).status()).isEqualTo(302);
        }
        assertThat(Towns.audit(BIZEN))
                .filteredOn(row ->
                        row.action().equals("record.export") && pregnancy.id().equals(row.child()))
                .extracting(Towns.AuditRow::outcome)
                .contains("DONE", "REFUSED");
    }

    private static Map<String, String> unzip(Answer answer) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        ZipOf.files(answer.result().getResponse().getContentAsByteArray())
                .forEach((name, file) -> files.put(name, new String(file, StandardCharsets.UTF_8)));
        return files;
    }

    private Pregnancy expecting(LocalDate due) {
        var facts = new PregnancyFacts(
                "尾上 ゆり", "おのうえ ゆり", LocalDate.of(1996, 4, 1), due, PregnancyFacts.DueSource.ULTRASOUND, 1);
        return office(BIZEN, () -> pregnancies.register(facts, Optional.<UUID>empty()));
    }

    private Visitor womanOf(Pregnancy pregnancy) {
        var woman = visitor(BIZEN).signedIn();
        woman.get("/join/"
                + office(BIZEN, () -> sheets.issueForPregnancy(pregnancy.id())).secret());
        woman.get("/join/confirm").shows("尾上 ゆり", "あなたの手帳ですか");
        woman.post("/join/confirm");
        return woman;
    }
}
