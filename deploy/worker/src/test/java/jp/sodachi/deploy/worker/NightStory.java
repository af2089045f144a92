package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.AKAIWA;
import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.MANIWA;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.deploy.services.Mailbox;
import jp.sodachi.tenancy.TenantDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** The worker before real servers at three in the night, with four towns that have no families yet. */
abstract class NightStory extends OneWorker {
    static final LocalDateTime NIGHT = LocalDateTime.of(2026, 11, 22, 3, 0);
    static final LocalDate TWO_MONTHS_AGO = LocalDate.of(2026, 9, 22);

    final Mailbox mailbox = BackingServices.forTests().mailbox();

    @Autowired
    MovableClock clock;

    @Autowired
    Provider provider;

    @Autowired
    FamilyMaker families;

    @Autowired
    LayerMaker layers;

    @Autowired
    TownWork work;

    @Autowired
    TenantDirectory directory;

    @LocalManagementPort
    int port;

    @BeforeEach
    void three_at_night() {
        clock.set(NIGHT);
        provider.willBe();
        List.of(BIZEN, SETOUCHI, AKAIWA, MANIWA).forEach(families::clear);
        Towns.forgetTasks();
        mailbox.clear();
    }

    String night() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/night"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
