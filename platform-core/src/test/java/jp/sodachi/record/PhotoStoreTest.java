package jp.sodachi.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Both places for photos keep one promise: a folder, and a bucket of a store that speaks S3. */
class PhotoStoreTest {
    private static final String TOWN = "t_332119";
    private static final byte[] ONE = "one".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static LocalS3 server;
    private static S3PhotoStore bucket;

    @BeforeAll
    static void a_store_that_speaks_s3() {
        // It tells every picture that is asked for in vain with its stack.
        ((Logger) LoggerFactory.getLogger("com.robothy")).setLevel(Level.OFF);
        server = LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();
        server.start();
        var settings = new PhotoSettings.S3(
                "photos", "http://127.0.0.1:" + server.getPort(), "ap-northeast-1", "made-up", "made-up");
        try (var maker = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(settings.region()))
                .endpointOverride(URI.create(settings.endpoint()))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("made-up", "made-up")))
                .build()) {
            maker.createBucket(make -> make.bucket("photos"));
        }
        bucket = new S3PhotoStore(settings);
    }

    @AfterAll
    static void it_goes() {
        bucket.close();
        server.shutdown();
    }

    static Stream<PhotoStore> places() {
        return Stream.of(new FilePhotoStore(folder), bucket);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("places")
    void a_picture_is_found_under_its_key_until_it_is_deleted(PhotoStore store) {
        var key = TOWN + "/child-1/photo-1.jpg";
        assertThat(store.find(key)).isEmpty();
        store.put(key, ONE);
        assertThat(store.find(key))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(ONE));
        store.put(key, OTHER);
        assertThat(store.find(key))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(OTHER));
        store.delete(key);
        store.delete(key);
        assertThat(store.find(key)).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("places")
    void a_copy_stays_when_the_first_goes(PhotoStore store) {
        store.put(TOWN + "/child-2/photo.jpg", ONE);
        store.put(
                "t_332135/child-9/photo.jpg",
                store.find(TOWN + "/child-2/photo.jpg").orElseThrow());
        store.deleteFolder(TOWN + "/child-2");
        assertThat(store.find("t_332135/child-9/photo.jpg"))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(ONE));
        store.deleteFolder("t_332135");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("places")
    void a_childs_folder_goes_with_all_that_lies_in_it_and_no_others(PhotoStore store) {
        for (var child : new String[] {"child-a", "child-ab", "child-b"}) {
            store.put(TOWN + "/" + child + "/photo.jpg", ONE);
            store.put(TOWN + "/" + child + "/photo-small.jpg", OTHER);
        }
        assertThat(store.listFolders(TOWN)).containsExactly("child-a", "child-ab", "child-b");
        store.deleteFolder(TOWN + "/child-a");
        assertThat(store.listFolders(TOWN)).containsExactly("child-ab", "child-b");
        assertThat(store.find(TOWN + "/child-ab/photo.jpg")).isPresent();
        store.deleteFolder(TOWN + "/child-a");
        store.deleteFolder(TOWN);
        assertThat(store.listFolders(TOWN)).isEmpty();
        assertThat(store.listFolders("t_332127")).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("places")
    void a_large_picture_comes_back_byte_for_byte(PhotoStore store) {
        var picture = new byte[2_000_000];
        new Random(1).nextBytes(picture);
        store.put(TOWN + "/child-3/large.jpg", picture);
        assertThat(store.find(TOWN + "/child-3/large.jpg"))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(picture));
        store.deleteFolder(TOWN);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("places")
    void nothing_that_is_no_key_is_asked_for(PhotoStore store) {
        for (var wrong : new String[] {"../x.jpg", "/etc/passwd", TOWN + "/../t_332127/a.jpg", TOWN + "/a.png", ""}) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> store.find(wrong));
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> store.put(wrong, ONE));
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> store.deleteFolder(wrong));
        }
    }

    @Test
    void the_keys_of_the_store_are_in_no_text() {
        assertThat(new PhotoSettings.S3("photos", "", "ap-northeast-1", "who", "whose").toString())
                .doesNotContain("who");
    }
}
