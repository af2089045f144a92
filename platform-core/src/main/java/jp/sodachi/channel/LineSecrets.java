package jp.sodachi.channel;

import java.util.Map;
import java.util.Optional;
import jp.sodachi.support.MunicipalityCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With which LINE signs what it sends us; in no database. Bound only where LINE's calls arrive: on the parents' site.
 *
 * @param towns by municipality code
 */
@ConfigurationProperties("sodachi.channel.line")
record LineSecrets(@DefaultValue Map<String, Held> towns) {

    LineSecrets {
        towns = Map.copyOf(towns);
    }

    /** One town's. */
    record Held(@DefaultValue("") String secret) {

        /** Says no secret: this may end in a log. */
        @Override
        public String toString() {
            return "Held";
        }
    }

    Optional<String> find(MunicipalityCode town) {
        return Optional.ofNullable(towns.get(town.value())).map(Held::secret).filter(secret -> !secret.isBlank());
    }
}
