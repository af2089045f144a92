package jp.sodachi.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jp.sodachi.audit.ChainVerdict;
import jp.sodachi.audit.OwnersChain;
import jp.sodachi.audit.Returned;
import jp.sodachi.exit.ExitRefused.Reason;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.record.PhotoArchive;
import jp.sodachi.relocation.MovingGround;
import jp.sodachi.relocation.Placement;
import jp.sodachi.relocation.PlacementSettings;
import jp.sodachi.relocation.Servers;
import jp.sodachi.relocation.TownTables;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** A town takes everything along and comes back, row by row, on another platform; whatever was touched is refused. */
class ExitPackageTest {
    private static final ExitSettings KEYS = ExitKeys.generate();
    private static final UUID CHILD = UUID.randomUUID();
    private static final UUID PHOTO = UUID.randomUUID();

    @TempDir
    static Path folder;

    private static Tenant town;
    private static PhotoArchive photos;
    private static Servers elsewhere;
    private static SchemaMigrator migratorElsewhere;

    @BeforeAll
    static void twoPlatforms() {
        town = MovingGround.town("392103", "四万十市");
        photos = PhotoArchive.in(folder.resolve("photos"));
        fill();
        var url = MovingGround.emptyPlatform("sodachi_exit_test");
        elsewhere = MovingGround.serversAt(url);
        migratorElsewhere = MovingGround.migratorAt(url);
    }

    private static void fill() {
        MovingGround.owner(MovingGround.HOME)
                .sql("""
                        insert into t_392103.identity_guardian
                          (id, subject, display_name, email, email_verified_at, language, joined_at)
                        values (gen_random_uuid(), 'one', '髙橋 "はな", 𠮷田' || chr(10) || 'と、', 'one@families.invalid', null, 'ja', now()),
                               (gen_random_uuid(), 'two', '', 'two@families.invalid', now(), 'en', now());
                        insert into t_392103.record_child
                          (id, name, kana, kana_folded, birth_date, sex, family_id, version, registered_at)
                        values ('CHILD', '髙橋 はな', 'たかはし はな', 'たかはしはな', '2026-05-01', 'F', 'CHILD', 0, now());
                        insert into t_392103.record_photo
                          (id, child_id, kind, taken_on, caption, width, height, bytes, entered_kind, entered_by, entered_at, state)
                        values ('PHOTO', 'CHILD', 'MEMORY', '2026-06-01', '\\N', 4, 3, 5, 'PARENT', '髙橋', now(), 'ENTERED');
                        insert into t_392103.notice_template
                          (code, name, texts, audience, action, link, changed_by, changed_at, version)
                        values ('made-up', 'お知らせ', '{"ja": {"body": "a\\nb\\"c"}}', 'CHILDREN', 'NONE', '', '-', now(), 0)
                        """.replace("CHILD'", CHILD + "'").replace("PHOTO'", PHOTO + "'"))
                .update();
        readAndSealed();
        for (var path : PhotoArchive.paths(CHILD.toString(), PHOTO.toString())) {
            photos.put(town.schema(), path, ("picture " + path).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void readAndSealed() {
        MovingGround.owner(MovingGround.HOME).sql("""
                        insert into t_392103.audit_event (id, at, actor_kind, actor_id, actor_name, action, outcome)
                        values ('01900000-0000-7000-8000-000000000001', '2026-11-20 09:00Z', 'STAFF', 'nurse', '大森 けい',
                                'child.read', 'DONE')
                        """).update();
        try {
            int rows = MovingGround.onTrail(MovingGround.HOME, town, (chain, trail) -> chain.seal(town.code(), trail));
            assertThat(rows).isEqualTo(1);
        } catch (java.sql.SQLException away) {
            throw new IllegalStateException(away);
        }
    }

    @Test
    void everything_comes_back_row_by_row_and_the_town_waits_to_be_opened() throws Exception {
        var file = packed("whole.zip");
        var there = PhotoArchive.in(folder.resolve("photos-elsewhere"));

        var taken = take(file, there);

        assertThat(taken.state()).isEqualTo(TenantState.SUSPENDED);
        assertThat(stateElsewhere()).containsExactly("SUSPENDED");
        try (var here = MovingGround.servers().open(MovingGround.HOME);
                var other = elsewhere.open(MovingGround.HOME)) {
            for (var table : TownTables.of(here, town).tables()) {
                assertThat(rows(other, table.name())).as(table.name()).isEqualTo(rows(here, table.name()));
            }
            assertTheChainCameAlong(other);
        }
        for (var path : PhotoArchive.paths(CHILD.toString(), PHOTO.toString())) {
            assertThat(there.find(town.schema(), path))
                    .hasValueSatisfying(picture -> assertThat(picture)
                            .isEqualTo(photos.find(town.schema(), path).orElseThrow()));
        }
        assertThatThrownBy(() -> take(file, there))
                .isInstanceOf(ExitRefused.class)
                .satisfies(reason(Reason.TOWN_EXISTS))
                .hasMessageContaining("has this town already. (392103)");
        assertThat(stateElsewhere()).containsExactly("SUSPENDED");
        migratorElsewhere.dropTown(taken);
        elsewhere.control().sql("delete from control.tenant").update();
    }

    /** The seals of before still hold over the rows that came, and say from where they came. */
    private static void assertTheChainCameAlong(java.sql.Connection other) throws java.sql.SQLException {
        other.setSchema(town.schema());
        var trail = JdbcClient.create(new org.springframework.jdbc.datasource.SingleConnectionDataSource(other, true));
        var chain = new OwnersChain(elsewhere.control(), MovingGround.CLOCK);
        assertThat(chain.verify(town.code(), trail)).isInstanceOfSatisfying(ChainVerdict.Whole.class, whole -> {
            assertThat(whole.seals()).isEqualTo(2);
            assertThat(whole.rows()).isEqualTo(1);
            assertThat(whole.returns()).singleElement().satisfies(back -> {
                assertThat(back.kind()).isEqualTo(Returned.Kind.TAKEN_IN);
                assertThat(back.by()).isEqualTo("中村 健太");
            });
        });
        trail.sql("update audit_event set actor_name = '-'").update();
        assertThat(chain.verify(town.code(), trail)).isInstanceOf(ChainVerdict.Broken.class);
    }

    @Test
    void the_package_explains_itself_and_what_was_in_it_is_kept() throws IOException {
        var file = packed("read.zip");
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(text(zip, "dictionary.csv"))
                    .startsWith("table,column,type,required,key,refers to,generated,about the table,about the column\n")
                    .contains("record_photo,child_id,uuid,yes,no,")
                    .contains("A photo of the handbook.")
                    .contains("identity_guardian,unknown_since,", "an exit package brings no account and no password")
                    .contains("members.csv,email,text,no,no,\"\",no,");
            assertThat(text(zip, "members.csv")).isEqualTo("subject,user_name\nmade-up,nurse\n");
            assertThat(text(zip, "tables/identity_guardian.csv")).contains("\"髙橋 \"\"はな\"\", 𠮷田\nと、\"");
            assertThat(zip.getEntry("tables/audit_event.csv")).isNotNull();
            assertThat(text(zip, Manifest.PATH)).contains("\"madeBy\" : \"山口 みさき\"");
        }
        assertThat(MovingGround.owner(MovingGround.HOME)
                        .sql("select made_by || ' ' || photos from control.town_exit where code = '392103' limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("山口 みさき 2");
        assertThat(Files.exists(folder.resolve("read.zip.part"))).isFalse();
    }

    @Test
    void whatever_was_touched_is_refused_with_the_reason_and_nothing_is_taken_in() throws IOException {
        var good = packed("good.zip");
        var table = "tables/identity_guardian.csv";

        refused(changed(good, table, text -> text.replace("two@", "tw0@")), Reason.CHANGED, table);
        refused(changed(good, table, _ -> null), Reason.MISSING, table);
        refused(changed(good, "photos/unlisted.jpg", _ -> "x"), Reason.UNLISTED, "unlisted");
        refused(changed(good, Manifest.PATH, text -> text.replace("四万十市", "しまんと市")), Reason.SIGNATURE, "");
        refused(changed(good, Manifest.SIGNATURE, _ -> null), Reason.NO_PACKAGE, "manifest.sig");
        refused(
                signed(good, text -> text.replaceFirst("\"structure\" : \"..", "\"structure\" : \"zz")),
                Reason.VERSION,
                "");
        refused(
                signed(good, text -> text.replaceFirst("\"format\" : 1", "\"format\" : 9")),
                Reason.VERSION,
                "another version of the platform. (format 9)");
        var bytes = Files.readAllBytes(good);
        refused(
                Files.write(folder.resolve("short.zip"), java.util.Arrays.copyOf(bytes, bytes.length - 9)),
                Reason.NO_PACKAGE,
                "short.zip");
        refused(signed(good, text -> text.replaceFirst("\"hash\" : \"", "\"hash\" : \"f")), Reason.NOT_THE_SAME, "");
        refused(Files.writeString(folder.resolve("no.zip"), "no zip"), Reason.NO_PACKAGE, "no.zip");
        refused(folder.resolve("nothing-there.zip"), Reason.NO_FILE, "nothing-there.zip");
        assertThatThrownBy(() -> new ExitImport(
                                elsewhere,
                                placement(),
                                migratorElsewhere,
                                photos,
                                ExitKeys.generate(),
                                MovingGround.CLOCK)
                        .take(good, "", "-"))
                .satisfies(reason(Reason.SIGNATURE));
        assertThatThrownBy(() -> packages(new ExitSettings("", "")).make(town.code(), good, "-", "-"))
                .satisfies(reason(Reason.NO_KEY));
    }

    @Test
    void no_byte_of_a_package_can_be_changed_unseen_not_even_beside_its_files() throws IOException {
        var good = Files.readAllBytes(packed("bytes.zip"));
        var file = folder.resolve("one-byte.zip");
        var places = IntStream.concat(
                IntStream.iterate(0, at -> at < good.length, at -> at + good.length / 41),
                IntStream.iterate(good.length - 1, at -> at > good.length - 120, at -> at - 7));
        places.forEach(at -> {
            var changed = good.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> packages(KEYS).prove(Files.write(file, changed)))
                    .as("byte %d", at)
                    .isInstanceOf(ExitRefused.class);
        });
        assertThat(packages(KEYS).prove(Files.write(file, good)).tables()).isPositive();
        var mark = good.clone();
        // The moment in the first file's own head: no program that unpacks it looks there.
        mark[10] ^= 1;
        refused(Files.write(file, mark), Reason.TOUCHED, "beside its files");
    }

    private void refused(Path file, Reason reason, String what) {
        assertThatThrownBy(() -> take(file, PhotoArchive.in(folder.resolve("photos-refused"))))
                .isInstanceOf(ExitRefused.class)
                .satisfies(reason(reason))
                .hasMessageContaining(what);
        assertThat(stateElsewhere()).isEmpty();
        assertThat(elsewhere
                        .control()
                        .sql("select to_regnamespace('t_392103') is null and to_regrole('t_392103') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(folder.resolve("photos-refused/t_392103")).doesNotExist();
    }

    private static java.util.function.Consumer<Throwable> reason(Reason reason) {
        return refused -> assertThat(((ExitRefused) refused).reason()).isEqualTo(reason);
    }

    private static Tenant take(Path file, PhotoArchive there) {
        return new ExitImport(elsewhere, placement(), migratorElsewhere, there, KEYS, MovingGround.CLOCK)
                .take(file, "", "中村 健太");
    }

    private static Placement placement() {
        return new Placement(elsewhere, new PlacementSettings(DataSize.ofGigabytes(50), 800, Map.of()));
    }

    private static Path packed(String name) {
        var file = folder.resolve(name);
        packages(KEYS).make(town.code(), file, "山口 みさき", "operator-1");
        return file;
    }

    private static ExitPackages packages(ExitSettings keys) {
        return new ExitPackages(
                MovingGround.servers(),
                MovingGround.migrator(),
                photos,
                _ -> "subject,user_name\nmade-up,nurse\n",
                keys,
                MovingGround.CLOCK);
    }

    /** The same package with one file changed, left out (null) or added. */
    private static Path changed(Path good, String path, UnaryOperator<String> change) throws IOException {
        var files = read(good);
        var text = change.apply(new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8));
        if (text == null) {
            files.remove(path);
        } else {
            files.put(path, text.getBytes(StandardCharsets.UTF_8));
        }
        return write(files);
    }

    /** The same package with another manifest, signed with the right key. */
    private static Path signed(Path good, UnaryOperator<String> change) throws IOException {
        var files = read(good);
        var manifest = change.apply(new String(files.get(Manifest.PATH), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        files.put(Manifest.PATH, manifest);
        files.put(Manifest.SIGNATURE, ExitKeys.sign(manifest, KEYS.signingKey()));
        return write(files);
    }

    private static Map<String, byte[]> read(Path file) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (var in = zip.getInputStream(entry)) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return files;
    }

    private static Path write(Map<String, byte[]> files) throws IOException {
        var file = Files.createTempFile(folder, "touched", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
            zip.setComment(PackageSeal.PLACE);
        }
        PackageSeal.put(file, KEYS.signingKey());
        return file;
    }

    private static String text(ZipFile zip, String path) throws IOException {
        try (var in = zip.getInputStream(zip.getEntry(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> rows(java.sql.Connection connection, String table) {
        return JdbcClient.create(new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true))
                .sql("select t::text from t_392103." + table + " t order by 1")
                .query(String.class)
                .list();
    }

    private static List<String> stateElsewhere() {
        return elsewhere
                .control()
                .sql("select state from control.tenant")
                .query(String.class)
                .list();
    }
}
