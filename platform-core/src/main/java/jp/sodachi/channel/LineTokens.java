package jp.sodachi.channel;

import java.util.Map;
import java.util.Optional;
import jp.sodachi.support.MunicipalityCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With which LINE is called in a town's name; in no database. Bound only where LINE is called: in the worker, which sends, and on the
 * parents' site, which answers somebody who links an account.
 *
 * @param api where LINE's Messaging API is
 * @param towns by municipality code
 */
@ConfigurationProperties("sodachi.channel.line")
record LineTokens(
        @DefaultValue("https://api.line.me") String api,
        @DefaultValue Map<String, Held> towns) {

    LineTokens {
        towns = Map.copyOf(towns);
    }

    /** One town's. */
    record Held(@DefaultValue("") String token) {

        /** Says no token: this may end in a log. */
        @Override
        public String toString() {
            return "Held";
        }
    }

    Optional<String> find(MunicipalityCode town) {
        return Optional.ofNullable(towns.get(town.value())).map(Held::token).filter(token -> !token.isBlank());
    }
}
