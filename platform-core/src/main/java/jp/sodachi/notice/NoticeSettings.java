package jp.sodachi.notice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails leave.
 *
 * @param sender the address they come from
 * @param parentSite a town's parent site, with {@code {code}} in place of the municipality code
 * @param staffSite a town's staff site, in the same way
 * @param atOnce mails of one town's turn that are with the provider at the same moment; times the worker's threads it is
 *     what the provider must bear
 * @param grace after so long a delivery that was begun and has no result is begun again
 */
@ConfigurationProperties("sodachi.notice")
public record NoticeSettings(
        @DefaultValue("no-reply@sodachi.example") String sender,
        @DefaultValue("http://{code}.localhost:8081") String parentSite,
        @DefaultValue("http://{code}.localhost:8082") String staffSite,
        @DefaultValue("4") int atOnce,
        @DefaultValue("1h") Duration grace) {}
