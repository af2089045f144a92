package jp.sodachi.record;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Pictures as objects of one bucket of a store that speaks S3, Amazon's or another's. Such a store has no folders: what stands
 * before the last slash of a key is one. Only what every such store understands is asked for: no checksums of newer kinds,
 * objects deleted one by one, the bucket in the path.
 */
final class S3PhotoStore implements PhotoStore, AutoCloseable {
    /** A page waits for a picture; it must not wait for a store that is away. */
    private static final Duration ONE_TRY = Duration.ofSeconds(5);

    private static final Duration ALL_TRIES = Duration.ofSeconds(12);

    private final S3Client client;
    private final String bucket;

    S3PhotoStore(PhotoSettings.S3 settings) {
        this.bucket = settings.bucket();
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .overrideConfiguration(
                        calls -> calls.apiCallAttemptTimeout(ONE_TRY).apiCallTimeout(ALL_TRIES));
        settings.address()
                .ifPresent(address -> builder.endpointOverride(address).forcePathStyle(true));
        this.client = builder.build();
    }

    private static AwsCredentialsProvider credentials(PhotoSettings.S3 settings) {
        return settings.accessKey().isEmpty()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }

    @Override
    public void put(String key, byte[] bytes) {
        var whole = PhotoKeys.key(key);
        client.putObject(put -> put.bucket(bucket).key(whole).contentType("image/jpeg"), RequestBody.fromBytes(bytes));
    }

    @Override
    public Optional<byte[]> find(String key) {
        var whole = PhotoKeys.key(key);
        try {
            return Optional.of(client.getObjectAsBytes(get -> get.bucket(bucket).key(whole))
                    .asByteArray());
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String key) {
        remove(PhotoKeys.key(key));
    }

    @Override
    public List<String> listFolders(String name) {
        var folder = PhotoKeys.folder(name) + "/";
        return client
                .listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(folder).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(found ->
                        found.prefix().substring(folder.length(), found.prefix().length() - 1))
                .sorted()
                .toList();
    }

    @Override
    public void deleteFolder(String name) {
        var folder = PhotoKeys.folder(name) + "/";
        client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(folder)).contents().stream()
                .map(S3Object::key)
                .toList()
                .forEach(this::remove);
    }

    private void remove(String key) {
        client.deleteObject(delete -> delete.bucket(bucket).key(key));
    }

    @Override
    public void close() {
        client.close();
    }
}
