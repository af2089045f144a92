package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TownStructure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** While a town's structure changes its site says so; the neighbour's site works on. */
class MaintenanceStoryTest extends Story {
    private static final String OTHER = "of-a-build-to-come";

    @Autowired
    TenantDirectory directory;

    @AfterEach
    void the_structure_is_as_it_was() {
        Towns.setDigest(SETOUCHI, Towns.digest());
        Towns.owner()
                .sql("delete from control.structure where digest = :other")
                .param("other", OTHER)
                .update();
        directory.refresh();
    }

    @Test
    void a_town_of_an_unknown_structure_asks_to_come_again_and_the_others_work() {
        Towns.setDigest(SETOUCHI, OTHER);
        directory.refresh();

        var answer = visitor(SETOUCHI).get("/signin").is(503);

        assertThat(answer.result().getResponse().getHeader("Retry-After")).isEqualTo("120");
        assertThat(visitor(SETOUCHI).get("/assets/tokens.css").status()).isEqualTo(200);
        assertThat(visitor(SETOUCHI).get("/brand.css").status())
                .as("the look is served")
                .isNotEqualTo(503);
        visitor(BIZEN).get("/signin").is(200);
    }

    @Test
    void a_newer_structure_that_only_expands_is_understood() {
        newer(false);

        visitor(SETOUCHI).get("/signin").is(200);
    }

    @Test
    void a_newer_structure_that_takes_something_away_is_not() {
        newer(true);

        visitor(SETOUCHI).get("/signin").is(503);
    }

    /** A town that a newer build has changed: all our files and one more. */
    private void newer(boolean contracts) {
        TownStructure.ofThisBuild().changes().forEach((path, change) -> know(path, change.hash(), change.contracts()));
        know("db/tenant/2099/0001-later.sql", "-", contracts);
        Towns.setDigest(SETOUCHI, OTHER);
        directory.refresh();
    }

    private static void know(String path, String hash, boolean contracts) {
        Towns.owner()
                .sql("insert into control.structure values (:digest, :path, :hash, :contracts)")
                .param("digest", OTHER)
                .param("path", path)
                .param("hash", hash)
                .param("contracts", contracts)
                .update();
    }
}
