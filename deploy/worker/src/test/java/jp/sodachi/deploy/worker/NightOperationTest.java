package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.AKAIWA;
import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.MANIWA;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.sodachi.deploy.services.ReceivedMail;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenancy.TownUsage;
import jp.sodachi.tenancy.TownUsages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the night does for the towns as a whole and for those who run them. */
class NightOperationTest extends NightStory {
    @Autowired
    private TownUsages usages;

    @Test
    void photos_go_with_the_made_up_families_and_those_of_real_ones_stay_until_the_town_is_gone() throws Exception {
        UUID real = families.child(SETOUCHI, "ほんとう", "ほんとう", TWO_MONTHS_AGO).id();
        Path madeUp = photoOf(SETOUCHI, UUID.randomUUID());
        Path kept = photoOf(SETOUCHI, real);
        Path neighbours = photoOf(BIZEN, UUID.randomUUID());
        try {
            Towns.askForPhotos(SETOUCHI, "LIVE", TenantState.ACTIVE);
            work.listPhotosToClear().forEach(work::clearPhotos);

            assertThat(madeUp.getParent()).doesNotExist();
            assertThat(kept).exists();
            assertThat(work.listPhotosToClear()).isEmpty();

            Towns.askForPhotos(SETOUCHI, "GONE", TenantState.GONE);
            work.listPhotosToClear().forEach(work::clearPhotos);

            assertThat(kept).doesNotExist();
            assertThat(neighbours).as("another town's").exists();
            assertThat(Towns.forgetPhotoWishes()).isZero();
        } finally {
            Towns.becomeActive(SETOUCHI);
            directory.refresh();
        }
    }

    private static Path photoOf(Tenant town, UUID child) throws IOException {
        Path folder = Towns.PHOTOS.resolve(town.schema()).resolve(child.toString());
        return Files.writeString(Files.createDirectories(folder).resolve(UUID.randomUUID() + ".jpg"), "-");
    }

    @Test
    void a_town_whose_structure_is_not_understood_is_passed_over_until_it_is() {
        String understood = Towns.setDigest(SETOUCHI, "of-a-build-to-come");
        directory.refresh();
        try {
            assertThat(work.listTowns()).contains(BIZEN, AKAIWA).doesNotContain(SETOUCHI);
            assertThat(work.findTown("332127")).isEmpty();
        } finally {
            Towns.setDigest(SETOUCHI, understood);
            directory.refresh();
        }
        assertThat(work.listTowns()).contains(SETOUCHI);
    }

    @Test
    void the_console_learns_how_many_use_the_handbook_and_nothing_about_whom() {
        UUID sakura = families.child(BIZEN, "さくら", "さくら", TWO_MONTHS_AGO).id();
        families.child(BIZEN, "はると", "はると", LocalDate.of(2025, 11, 1));
        families.confirmed(BIZEN, "山田 花", "hana@example.com", List.of(sakura));
        work.planAtOnce(BIZEN);

        TownUsage before = work.count(BIZEN);
        work.deliver(BIZEN);
        work.count(BIZEN);

        assertThat(before.children()).isEqualTo(2);
        assertThat(before.families()).isEqualTo(2);
        assertThat(before.joinedFamilies()).isEqualTo(1);
        assertThat(before.waiting()).isEqualTo(1);
        assertThat(before.waitingSince()).isEqualTo(clock.instant());
        assertThat(before.bytes()).isPositive();
        assertThat(usages.find(BIZEN.code())).hasValueSatisfying(after -> {
            assertThat(after.waiting()).isZero();
            assertThat(after.waitingSince()).isNull();
            assertThat(after.sent()).isEqualTo(1);
        });
        assertThat(usages.find(AKAIWA.code())).as("not counted yet").isEmpty();
    }

    @Test
    void the_operators_night_serves_all_active_towns_once_each() throws Exception {
        for (var town : List.of(BIZEN, SETOUCHI, AKAIWA, MANIWA)) {
            UUID child = families.child(town, "さくら", "さくら", TWO_MONTHS_AGO).id();
            families.confirmed(town, "保護者", "p" + town.code() + "@example.com", List.of(child));
        }

        String first = night();
        String second = night();

        assertThat(mailbox.list())
                .extracting(ReceivedMail::to)
                .containsExactlyInAnyOrder("p332119@example.com", "p332127@example.com", "p332135@example.com");
        assertThat(first).contains("\"code\":\"332119\"", "\"sent\":1").doesNotContain("332143");
        assertThat(second).doesNotContain("\"sent\":1");
    }

    @Test
    void the_management_port_tells_health_and_figures_and_nothing_else() throws Exception {
        night();

        assertThat(get("/actuator/health")).isEqualTo("200");
        assertThat(get("/actuator/health/readiness")).isEqualTo("200");
        assertThat(get("/actuator/prometheus")).isEqualTo("200");
        assertThat(get("/actuator/env")).isNotEqualTo("200");
        assertThat(get("/actuator/night")).isNotEqualTo("200");
        assertThat(get("/")).isNotEqualTo("200");
        assertThat(body("/actuator/prometheus"))
                .contains("sodachi_task_seconds_count{", "task=\"night\"")
                .doesNotContain("332119");
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return Integer.toString(
                    client.send(request, BodyHandlers.discarding()).statusCode());
        }
    }

    private String body(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
