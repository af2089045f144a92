package jp.sodachi.notice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deliveries leave.
 *
 * @param parentSite a town's parent site, with {@code {code}} in place of the municipality code
 * @param staffSite a town's staff site, in the same way
 * @param atOnce parcels of one town's turn that are with a provider at the same moment; times the worker's threads it is
 *     what a provider must bear
 * @param grace after so long a delivery that was begun and has no result is begun again
 */
@ConfigurationProperties("sodachi.notice")
public record NoticeSettings(
        @DefaultValue("http://{code}.localhost:8081") String parentSite,
        @DefaultValue("http://{code}.localhost:8082") String staffSite,
        @DefaultValue("4") int atOnce,
        @DefaultValue("1h") Duration grace) {}
