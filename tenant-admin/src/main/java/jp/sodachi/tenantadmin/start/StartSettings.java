package jp.sodachi.tenantadmin.start;

import jp.sodachi.support.MunicipalityCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where new towns go.
 *
 * @param host the host name of a new town, with {@code {code}} in place of the municipality code
 * @param server the PostgreSQL server new towns are placed on; empty text for the one with the fewest bytes
 * @param families how many made-up families a new town gets to be tried out with
 */
@ConfigurationProperties("sodachi.start")
public record StartSettings(
        @DefaultValue("{code}.localhost") String host,
        @DefaultValue("") String server,
        @DefaultValue("12") int families) {

    String hostOf(MunicipalityCode code) {
        return host.replace("{code}", code.value());
    }
}
