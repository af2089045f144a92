package jp.sodachi.channel;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import jp.sodachi.support.MunicipalityCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The towns' LINE accounts as everybody may know them. Each is the town's own, with its own contract. What they are kept safe with is
 * not here, so that a site without need of it does not hold it: {@link LineSecrets}, {@link LineTokens}.
 */
public final class LineAccounts {
    private final Map<String, Account> towns;
    private final Predicate<MunicipalityCode> hasKeys;

    /** @param hasKeys whether this process has what it needs of a town's keys; an account without them is none */
    LineAccounts(Settings settings, Predicate<MunicipalityCode> hasKeys) {
        this.towns = Map.copyOf(settings.towns());
        this.hasKeys = hasKeys;
    }

    /**
     * The part of the settings that is no secret.
     *
     * @param towns by municipality code; a town without an account does not offer LINE
     */
    @ConfigurationProperties("sodachi.channel.line")
    record Settings(@DefaultValue Map<String, Account> towns) {}

    /**
     * One town's account.
     *
     * @param basicId by which a person finds the account, with its {@code @}
     * @param monthly messages the town pays for in a month; beyond them another way is taken
     */
    public record Account(
            @DefaultValue("") String basicId,
            @DefaultValue("200") int monthly) {}

    /** The town's account, when all of it that this process needs is there. */
    public Optional<Account> find(MunicipalityCode town) {
        return Optional.ofNullable(towns.get(town.value()))
                .filter(account -> !account.basicId().isBlank() && hasKeys.test(town));
    }

    @Override
    public String toString() {
        return "LineAccounts" + towns.keySet();
    }
}
