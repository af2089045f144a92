package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import javax.imageio.ImageIO;
import jp.sodachi.record.Child;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormSubject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A guardian deletes the account: the town's record stays, the person goes. */
class DeregisterStoryTest extends Story {
    private static final LocalDate BIRTH = LocalDate.of(2026, 8, 11);

    @Autowired
    FormEntries entries;

    private Child child;
    private Visitor mother;

    @BeforeEach
    void a_mother_who_has_written_something() {
        child = born(BIZEN, "尾上 つむぎ", "おのうえ つむぎ", BIRTH, null);
        mother = parentOf(BIZEN, child);
        mother.post("/children/" + child.id() + "/forms/GUARDIAN_M03", "on", "2026-11-20", "a.diary", "よく眠る");
    }

    @AfterEach
    void the_identity_provider_answers_again() {
        accounts.goAway(false);
    }

    @Test
    void what_stays_and_what_goes_is_said_first_and_without_the_word_nothing_happens() {
        mother.get("/family").shows("/family/deregister");
        mother.get("/family/deregister")
                .is(200)
                .shows("公的な記録です", "ほかの保護者の方は", "もとに戻せません", "/children/" + child.id() + "/export");
        mother.post("/family/deregister").is(422).shows("まだ何も削除していません");
        mother.post("/family/deregister", "word", "けす").is(422).shows("value=\"けす\"");
        mother.get("/").shows("つむぎ");
        assertThat(accounts.proof(mother.account())).isNotEqualTo("deleted");
    }

    @Test
    void the_record_stays_the_link_ends_and_name_and_address_are_gone() {
        mother.post("/family/deregister", "word", " 削除 ").is(200).shows("登録を削除しました", "パスキーも削除しました");
        assertThat(accounts.proof(mother.account())).isEqualTo("deleted");
        mother.get("/children/" + child.id() + "/records").is(404);
        assertThat(office(BIZEN, () -> entries.list(FormSubject.child(child.id()))))
                .singleElement()
                .satisfies(entry -> assertThat(entry.answers()).containsEntry("diary", "よく眠る"));
        assertThat(guardiansNamed(mother.account())).isZero();
        assertThat(Towns.audit(BIZEN))
                .filteredOn(row ->
                        row.action().equals("guardian.leave") && child.id().equals(row.child()))
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).isEqualTo("DONE"));
        // The same person may come back with a new sheet, as somebody new.
        mother.get("/join/" + sheetFor(BIZEN, child));
        mother.post("/join/confirm");
        mother.get("/").shows("つむぎ");
    }

    @Test
    void another_guardian_stays_and_keeps_the_photos_which_go_when_the_last_one_leaves() throws IOException {
        mother.upload("/children/" + child.id() + "/photos", "file", jpeg(), "day", "2026-11-20")
                .is(302);
        var father = parentOf(BIZEN, child);
        mother.get("/family/deregister").hides("写真は、見る人が");
        mother.post("/family/deregister", "word", "削除").is(200);
        father.get("/children/" + child.id() + "/photos").is(200).shows("-small.jpg");
        father.get("/family/deregister").shows("写真は、見る人が");
        father.post("/family/deregister", "word", "削除").is(200);
        var later = parentOf(BIZEN, child);
        later.get("/children/" + child.id() + "/photos").hides("-small.jpg").shows("写真はまだありません");
    }

    @Test
    void the_account_stays_while_another_town_knows_the_person_and_that_town_notices_nothing() {
        var cousin = born(SETOUCHI, "尾上 うみ", "おのうえ うみ", BIRTH, null);
        var there = visitor(SETOUCHI)
                .signedInAs(mother.account(), "TENANT_" + SETOUCHI.code().value());
        there.get("/join/" + sheetFor(SETOUCHI, cousin));
        there.post("/join/confirm");
        mother.post("/family/deregister", "word", "削除").is(200).shows("ほかの市区町村の手帳のために");
        assertThat(accounts.proof(mother.account())).isNotEqualTo("deleted");
        there.get("/").is(200).shows("うみ");
        there.post("/family/deregister", "word", "削除").is(200).shows("パスキーも削除しました");
    }

    @Test
    void while_the_identity_provider_is_away_the_town_lets_go_and_the_account_is_deleted_later() {
        accounts.goAway(true);
        mother.post("/family/deregister", "word", "削除").is(200).shows("もう一度サインイン");
        assertThat(guardiansNamed(mother.account())).isZero();
        accounts.goAway(false);
        mother.post("/family/deregister", "word", "削除").is(200).shows("パスキーも削除しました");
        assertThat(accounts.proof(mother.account())).isEqualTo("deleted");
    }

    private int guardiansNamed(String subject) {
        return Towns.owner()
                .sql("select count(*) from t_332119.identity_guardian where subject = :subject or email like :mail")
                .param("subject", subject)
                .param("mail", subject + "%")
                .query(Integer.class)
                .single();
    }

    private static byte[] jpeg() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", file);
        return file.toByteArray();
    }
}
