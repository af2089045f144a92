package jp.sodachi.deploy.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackingServicesTest {

    @TempDir
    Path temp;

    /** Folders and ports are the embedded servers' own; whatever else is tested runs on both kinds. */
    @BeforeEach
    void embedded() {
        System.setProperty("sodachi.services", "embedded");
    }

    @AfterEach
    void as_asked() {
        System.clearProperty("sodachi.services");
    }

    @Test
    void two_names_are_two_postgres_servers_of_version_18() throws Exception {
        PostgresServer home = BackingServices.forTests().postgres("home");
        PostgresServer away = BackingServices.forTests().postgres("away");

        home.ensureDatabase("only_here");
        home.ensureDatabase("only_here");

        assertThat(text(home, "postgres", "show server_version")).startsWith("18.");
        assertThat(text(home, "only_here", "show max_locks_per_transaction")).isEqualTo("512");
        assertThat(text(away, "postgres", "select count(*) from pg_database where datname = 'only_here'"))
                .isEqualTo("0");
        assertThat(BackingServices.forTests().postgres("home")).isSameAs(home);
    }

    @Test
    void a_login_without_its_password_is_turned_away() {
        PostgresServer home = BackingServices.forTests().postgres("home");

        assertThatThrownBy(() -> DriverManager.getConnection(home.jdbcUrl("postgres"), home.superuser(), "wrong"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void redis_answers_and_a_mail_arrives_with_its_japanese_subject_and_links() throws Exception {
        RedisServer redis = BackingServices.forTests().redis();
        assertThat(redis.uri().toString()).startsWith("redis://");

        Mailbox mailbox = BackingServices.forTests().mailbox();
        send(mailbox, "mother@example.jp", "母子健康手帳のお知らせ", "こちらから http://332119.localhost:8081/join?a=1&b=2 どうぞ");

        ReceivedMail mail = mailbox.await("mother@example.jp", any -> true, Duration.ofSeconds(30));
        assertThat(mail.subject()).isEqualTo("母子健康手帳のお知らせ");
        assertThat(mail.from()).isEqualTo("備前市 <town@example.jp>");
        assertThat(mail.links()).containsExactly(URI.create("http://332119.localhost:8081/join?a=1&b=2"));

        assertThat(get(mailbox.page())).contains("母子健康手帳のお知らせ", "mother@example.jp");
        assertThat(get(mailbox.page().resolve("/mails/" + mail.id())))
                .contains("<a href=\"http://332119.localhost:8081/join?a=1&amp;b=2\">");
    }

    @Test
    void what_is_kept_in_a_folder_is_there_at_the_next_start() throws Exception {
        try (BackingServices first = BackingServices.keptIn(temp)) {
            first.postgres("home").ensureDatabase("kept");
            first.redis();
            send(first.mailbox(), "nurse@example.jp", "招待", "ようこそ");
        }
        try (BackingServices second = BackingServices.keptIn(temp)) {
            assertThat(text(second.postgres("home"), "kept", "show fsync")).isEqualTo("on");
            assertThat(second.mailbox().listTo("nurse@example.jp"))
                    .extracting(ReceivedMail::subject)
                    .containsExactly("招待");
        }
    }

    @Test
    void a_folder_has_one_holder() {
        try (BackingServices first = BackingServices.keptIn(temp)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> BackingServices.keptIn(temp))
                    .isInstanceOf(ServiceUnavailable.class)
                    .hasMessageContaining("already running on the folder");
        }
    }

    @Test
    void a_busy_port_is_one_clear_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket();
                BackingServices services = BackingServices.keptIn(temp)) {
            taken.bind(new InetSocketAddress("127.0.0.1", 0));

            assertThatThrownBy(() -> services.redis(taken.getLocalPort()))
                    .isInstanceOf(ServiceUnavailable.class)
                    .hasMessage("Port " + taken.getLocalPort() + ", which Redis needs, is in use by another program:"
                            + " stop that program and start again.");
        }
    }

    @Test
    void an_unknown_kind_of_services_is_one_clear_sentence() {
        System.setProperty("sodachi.services", "docker");
        assertThatThrownBy(() -> BackingServices.keptIn(temp))
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessage("SODACHI_SERVICES is 'docker', but only 'embedded' and 'containers' are known.");
    }

    @Test
    void a_half_written_database_folder_is_one_clear_sentence() throws IOException {
        Files.createDirectories(temp.resolve("postgres-home/data"));
        Files.writeString(temp.resolve("postgres-home/data/PG_VERSION"), "18\n");

        try (BackingServices services = BackingServices.keptIn(temp)) {
            assertThatThrownBy(() -> services.postgres("home"))
                    .isInstanceOf(ServiceUnavailable.class)
                    .hasMessageContaining("half-written PostgreSQL database: ./sodachi reset clears it");
        }
    }

    @Test
    void a_first_start_that_was_cut_off_is_begun_again() throws Exception {
        Files.createDirectories(temp.resolve("postgres-home/data"));
        Files.writeString(temp.resolve("postgres-home/data/PG_VERSION"), "18\n");
        Files.writeString(temp.resolve("postgres-home/sodachi-state"), "making");

        try (BackingServices services = BackingServices.keptIn(temp)) {
            assertThat(text(services.postgres("home"), "postgres", "select 1")).isEqualTo("1");
        }
    }

    @Test
    void servers_of_a_killed_jvm_are_ended_by_the_next_one() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsodachi.services=embedded",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsServers.class.getName(),
                        temp.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Integer> ports = killed.inputReader().readLine().transform(BackingServicesTest::ports);
        killed.destroyForcibly().waitFor();

        try (BackingServices next = BackingServices.keptIn(temp)) {
            assertThat(next.postgres("home", ports.getFirst()).port()).isEqualTo(ports.getFirst());
            assertThat(next.redis(ports.getLast()).port()).isEqualTo(ports.getLast());
            assertThat(text(next.postgres("home"), "kept", "select 1")).isEqualTo("1");
        }
    }

    private static List<Integer> ports(String line) {
        return List.of(line.split(" ")).stream().map(Integer::valueOf).toList();
    }

    /** Runs in a JVM of its own, prints the ports and waits to be killed. */
    static final class HoldsServers {

        private HoldsServers() {}

        public static void main(String[] arguments) throws InterruptedException {
            BackingServices services = BackingServices.keptIn(Path.of(arguments[0]));
            services.postgres("home").ensureDatabase("kept");
            System.out.println(
                    services.postgres("home").port() + " " + services.redis().port());
            Thread.sleep(Duration.ofMinutes(2));
        }
    }

    private static String text(PostgresServer server, String database, String query) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static void send(Mailbox mailbox, String to, String subject, String text) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", mailbox.host());
        properties.setProperty("mail.smtp.port", Integer.toString(mailbox.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("town@example.jp", "備前市", "UTF-8"));
        message.setRecipients(RecipientType.TO, to);
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }
}
