package jp.sodachi.record;

import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where photos are kept: in a bucket when one is named, else in a folder.
 *
 * @param folder the folder that all nodes of a site share; empty text for none
 * @param s3 the bucket of a store that speaks S3
 */
@ConfigurationProperties("sodachi.photos")
record PhotoSettings(
        @DefaultValue("") String folder, @DefaultValue S3 s3) {

    /**
     * A store that speaks S3.
     *
     * @param bucket its name; empty text when photos lie in a folder
     * @param endpoint the store's address; empty text for Amazon's own
     * @param region where the bucket lies
     * @param accessKey with {@code secretKey} who we are; without them the surroundings say it, such as the role of a machine
     */
    record S3(
            @DefaultValue("") String bucket,
            @DefaultValue("") String endpoint,
            @DefaultValue("ap-northeast-1") String region,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey) {
        Optional<URI> address() {
            return endpoint.isEmpty() ? Optional.empty() : Optional.of(URI.create(endpoint));
        }

        /** Never shows the keys. */
        @Override
        public String toString() {
            return "S3[bucket=" + bucket + ", endpoint=" + endpoint + ", region=" + region + "]";
        }
    }
}
