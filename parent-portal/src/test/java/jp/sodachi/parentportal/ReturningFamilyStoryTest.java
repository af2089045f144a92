package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import jp.sodachi.identity.Guardians;
import jp.sodachi.record.Child;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A town came with an exit package: its families' accounts did not, and each family finds the way back to its record. */
class ReturningFamilyStoryTest extends Story {
    private static final LocalDate BIRTH = LocalDate.of(2026, 8, 11);

    @Autowired
    Guardians guardians;

    private Child child;
    private Visitor mother;
    private UUID before;

    @BeforeEach
    void a_mother_whose_town_came_from_another_platform() {
        child = born(BIZEN, "西大寺 つき", "さいだいじ つき", BIRTH, null);
        mother = parentOf(BIZEN, child);
        prove(mother);
        mother.post("/family/phone", "phone", "09011112222").is(302);
        before = entry(mother);
        // Her account of there is not known here; she signs up anew, with the same address.
        Towns.owner().sql("""
                        update t_332119.identity_guardian set subject = 'elsewhere:' || id, unknown_since = now() where id = :id
                        """).param("id", before).update();
    }

    @Test
    void a_sheet_of_the_town_and_the_proved_address_together_give_the_entry_of_before_back() {
        mother.get("/children/" + child.id() + "/records").is(404);
        assertThat(waits()).as("the office sees that nobody can sign in").isTrue();

        mother.get("/join/" + sheetFor(BIZEN, child));
        mother.post("/join/confirm");
        mother.get("/children/" + child.id() + "/records").is(200);
        assertThat(entry(mother)).as("the address is not proved yet").isNotEqualTo(before);
        prove(mother);

        assertThat(entry(mother)).isEqualTo(before);
        assertThat(waits()).isFalse();
        mother.get("/children/" + child.id() + "/records").is(200);
        mother.get("/family").shows("value=\"09011112222\"", "確認ずみ");
        assertThat(office(BIZEN, () -> guardians.listOf(child.id())))
                .singleElement()
                .satisfies(guardian -> assertThat(guardian.accountUnknown()).isFalse());
    }

    @Test
    void a_sheet_without_that_address_brings_an_entry_of_ones_own() {
        var father = parentOf(BIZEN, child);
        prove(father);

        assertThat(entry(father)).isNotEqualTo(before);
        assertThat(stillUnknown()).isTrue();
        assertThat(office(BIZEN, () -> guardians.listOf(child.id()))).hasSize(2);
    }

    @Test
    void the_address_without_a_sheet_of_that_family_brings_nothing() {
        mother.get("/join/" + sheetFor(BIZEN, born(BIZEN, "別の いえ", "べつの いえ", BIRTH, null)));
        mother.post("/join/confirm");
        prove(mother);

        assertThat(entry(mother)).isNotEqualTo(before);
        assertThat(stillUnknown()).isTrue();
        mother.get("/children/" + child.id() + "/records").is(404);
    }

    @Test
    void of_two_people_with_one_address_nobody_is_taken_for_the_other() {
        var father = parentOf(BIZEN, child);
        Towns.owner()
                .sql("""
                        update t_332119.identity_guardian
                           set email = (select email from t_332119.identity_guardian where id = :mother), email_verified_at = now(),
                               subject = 'elsewhere:' || id, unknown_since = now()
                         where id = :father
                        """)
                .param("mother", before)
                .param("father", entry(father))
                .update();
        mother.get("/join/" + sheetFor(BIZEN, child));
        mother.post("/join/confirm");
        prove(mother);

        assertThat(entry(mother)).isNotEqualTo(before);
        assertThat(stillUnknown()).isTrue();
    }

    private void prove(Visitor guardian) {
        guardian.post(Towns.queuedPaths(BIZEN, "email-confirm").getFirst()).is(200);
    }

    private static UUID entry(Visitor guardian) {
        return Towns.owner()
                .sql("select id from t_332119.identity_guardian where subject = :subject")
                .param("subject", guardian.account())
                .query(UUID.class)
                .single();
    }

    private boolean stillUnknown() {
        return Towns.owner()
                .sql("select unknown_since is not null from t_332119.identity_guardian where id = :id")
                .param("id", before)
                .query(Boolean.class)
                .single();
    }

    private boolean waits() {
        return office(BIZEN, () -> sheets.listWaiting(1000)).stream()
                .flatMap(family -> family.children().stream())
                .anyMatch(one -> one.id().equals(child.id()));
    }
}
