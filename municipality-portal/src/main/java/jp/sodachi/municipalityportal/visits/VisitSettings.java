package jp.sodachi.municipalityportal.visits;

import java.util.Optional;
import jp.sodachi.tenancy.Tenant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the office's site knows of the operators'.
 *
 * @param console address of the operators' console, without a slash at its end; empty where it is told nobody
 */
@ConfigurationProperties("sodachi.visits")
record VisitSettings(@DefaultValue("") String console) {

    /** The console's page of a town's visits. */
    Optional<String> consoleOf(Tenant town) {
        return console.isBlank()
                ? Optional.empty()
                : Optional.of(console + "/towns/" + town.code().value() + "/visits");
    }
}
