package jp.sodachi.notice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails leave.
 *
 * @param sender the address they come from
 * @param parentSite a town's parent site, with {@code {code}} in place of the municipality code
 * @param staffSite a town's staff site, in the same way
 */
@ConfigurationProperties("sodachi.notice")
public record NoticeSettings(
        @DefaultValue("no-reply@sodachi.example") String sender,
        @DefaultValue("http://{code}.localhost:8081") String parentSite,
        @DefaultValue("http://{code}.localhost:8082") String staffSite) {}
