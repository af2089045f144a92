package jp.sodachi.deploy.towns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jp.sodachi.exit.ExitPackages;
import jp.sodachi.record.PhotoArchive;
import jp.sodachi.relocation.Servers;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that is refused says why in one sentence, ends with another code than 0, and has changed nothing. */
class RefusedCommandsTest {
    private static final String CODE = "332143";

    private static final CommandGround GROUND = CommandGround.ready();

    @TempDir
    static Path folder;

    private static TouchedPackage good;

    @BeforeAll
    static void a_town_and_its_package() {
        Tenant town = GROUND.town(CODE, "真庭市");
        GROUND.enter(town, "made-up");
        var file = folder.resolve("good.zip");
        new ExitPackages(
                        new Servers(Map.of("home", GROUND.url()), CommandGround.PASSWORDS.migrator()),
                        GROUND.migrator,
                        PhotoArchive.in(folder.resolve("photos")),
                        _ -> "subject,user_name,email,name,enabled\n",
                        CommandGround.KEYS,
                        CommandGround.CLOCK)
                .make(town.code(), file, "山口 みさき", "operator-1");
        good = new TouchedPackage(file, CommandGround.KEYS.signingKey());
    }

    @Test
    void a_package_that_was_touched_or_does_not_fit_is_not_taken_in() throws Exception {
        refused("A file of the package was changed. (seals.csv)", "take", good.withOneByteChanged());
        refused(
                "A file of the package is missing. (tables/record_child.csv)",
                "take",
                good.without("tables/record_child.csv"));
        refused(
                "The package was made by another version of the platform. (its structure is zzzz",
                "take",
                good.ofAnotherVersion());
        refused("The platform has this town already. (332143)", "take", good.file());
        refused("There is no such file, or it may not be read. (", "take", folder.resolve("nothing.zip"));
        refused(
                "The file is no exit package. (no.zip)",
                "take",
                Files.writeString(folder.resolve("no.zip"), "PK and nothing more"));
        assertThat(GROUND.photos().resolve("t_332143")).doesNotExist();
    }

    @Test
    void a_package_is_not_taken_in_on_a_server_that_is_full_or_silent_or_none() throws Exception {
        refused("The PostgreSQL server has no room for it. (tiny)", "take", good.file(), "tiny");
        refused("The PostgreSQL server does not answer. (away)", "take", good.file(), "away");
        refused("No PostgreSQL server has this name. (nowhere)", "take", good.file(), "nowhere");
    }

    @Test
    void a_town_is_not_moved_to_a_server_that_is_full_or_silent_or_none() {
        refused("The server has no room for the town. (tiny)", "move", CODE, "tiny");
        refused("The server does not answer. (away)", "move", CODE, "away");
        refused("No PostgreSQL server has this name. (nowhere)", "move", CODE, "nowhere");
        refused("The town lives on this server already. (home)", "move", CODE, "home");
        refused("The town lives on this server already. (twin)", "move", CODE, "twin");
        refused("The platform has no such town.", "move", "342131", "tiny");
        refused("The town is not on its way.", "stop-move", CODE);
        refused("The town is not on its way.", "confirm-move", CODE);
    }

    @Test
    void a_package_without_the_offices_people_is_not_made() {
        var file = folder.resolve("never.zip");

        refused("Keycloak: members of organization 332143: no answer", "pack", CODE, file);
        refused("There is no file or folder ", "pack", CODE, folder.resolve("no-folder/never.zip"));

        assertThat(file).doesNotExist();
        assertThat(folder.resolve("never.zip.part")).doesNotExist();
    }

    @Test
    void a_file_that_is_proved_in_vain_is_told_why() throws Exception {
        refused("A file of the package was changed. (seals.csv)", "prove", good.withOneByteChanged());
        refused("There is no such file, or it may not be read. (", "prove", folder.resolve("nothing.zip"));
        refused(
                "The file is no exit package and bears no signature of the platform.",
                "prove",
                Files.writeString(folder.resolve("letter.txt"), "Dear all"));
    }

    private static void refused(String reason, String command, Object... words) {
        var typed = new String[words.length + 1];
        typed[0] = command;
        for (var at = 0; at < words.length; at++) {
            typed[at + 1] = words[at].toString();
        }
        var before = standing();

        var answer = GROUND.townsOfMoreServers(typed);

        assertThat(answer.said()).startsWith("Not done: " + reason).hasLineCount(1);
        assertThat(answer.code()).isEqualTo(1);
        assertThat(standing()).isEqualTo(before);
    }

    /** All that a command could have changed, and what the town has. */
    private static String standing() {
        return GROUND.jdbc().sql("""
                        select concat_ws(' / ',
                            (select string_agg(t::text, ' ' order by code) from control.tenant t),
                            (select string_agg(r::text, ' ' order by id) from control.town_relocation r),
                            (select string_agg(e::text, ' ' order by id) from control.operator_event e),
                            (select string_agg(x::text, ' ' order by id) from control.town_exit x),
                            (select string_agg(s::text, ' ' order by code, number) from control.audit_seal s),
                            (select string_agg(nspname, ' ' order by nspname) from pg_namespace where nspname like 't\\_%'),
                            (select string_agg(g::text, ' ' order by id) from t_332143.identity_guardian g))
                        """).query(String.class).single();
    }
}
