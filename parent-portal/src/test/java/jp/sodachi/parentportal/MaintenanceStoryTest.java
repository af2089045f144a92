package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenancy.TownStructure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What keeps a town's site from working stands on it: a change of structure, a state; the neighbour's site works on. */
class MaintenanceStoryTest extends Story {
    private static final String OTHER = "of-a-build-to-come";

    @Autowired
    TenantDirectory directory;

    @AfterEach
    void the_structure_is_as_it_was() {
        Towns.setDigest(SETOUCHI, Towns.digest());
        Towns.setState(SETOUCHI, TenantState.SANDBOX);
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

    @Test
    void every_page_of_a_sandbox_says_that_it_is_one_and_an_active_town_says_nothing() {
        assertThat(visitor(SETOUCHI).get("/signin").is(200).page()).contains("お試し中");
        become(TenantState.ACTIVE);

        assertThat(visitor(SETOUCHI).get("/signin").is(200).page()).doesNotContain("お試し中");
    }

    @Test
    void a_town_that_is_leaving_can_be_read_and_takes_no_entry() {
        var mother = visitor(SETOUCHI).signedIn();
        mother.get("/signin");
        become(TenantState.LEAVING);

        assertThat(visitor(SETOUCHI).get("/signin").is(200).page()).contains("終了を準備中");
        mother.post("/join/confirm").is(409);
        assertThat(mother.post("/logout").status()).isLessThan(400);
        visitor(BIZEN).get("/signin").is(200);
    }

    @Test
    void a_suspended_town_rests_and_one_that_is_gone_is_not_found() {
        become(TenantState.SUSPENDED);
        visitor(SETOUCHI).get("/signin").is(503);
        become(TenantState.GONE);
        visitor(SETOUCHI).get("/signin").is(404);
    }

    private void become(TenantState state) {
        Towns.setState(SETOUCHI, state);
        directory.refresh();
    }

    /** A town that a newer build has changed: all our files and one more. */
    private void newer(boolean contracts) {
        var paths = new ArrayList<String>();
        var hashes = new ArrayList<String>();
        var contracting = new ArrayList<Boolean>();
        TownStructure.ofThisBuild().changes().forEach((path, change) -> {
            paths.add(path);
            hashes.add(change.hash());
            contracting.add(change.contracts());
        });
        paths.add("db/tenant/2099/0001-later.sql");
        hashes.add("-");
        contracting.add(contracts);
        Towns.owner()
                .sql("""
                        insert into control.structure
                        select :digest, *
                          from unnest(cast(:paths as text[]), cast(:hashes as text[]), cast(:contracting as boolean[]))
                        """)
                .param("digest", OTHER)
                .param("paths", paths.toArray(String[]::new))
                .param("hashes", hashes.toArray(String[]::new))
                .param("contracting", contracting.toArray(Boolean[]::new))
                .update();
        Towns.setDigest(SETOUCHI, OTHER);
        directory.refresh();
    }
}
