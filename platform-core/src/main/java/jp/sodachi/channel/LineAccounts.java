package jp.sodachi.channel;

import java.util.Map;
import java.util.Optional;
import jp.sodachi.support.MunicipalityCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The towns' LINE accounts. Each is the town's own, with its own contract; its secrets come from the environment and are in no
 * database.
 *
 * @param api where LINE's Messaging API is
 * @param towns by municipality code; a town without an account does not offer LINE
 */
@ConfigurationProperties("sodachi.channel.line")
public record LineAccounts(
        @DefaultValue("https://api.line.me") String api,
        @DefaultValue Map<String, Account> towns) {

    public LineAccounts {
        towns = Map.copyOf(towns);
    }

    /**
     * One town's account.
     *
     * @param secret with which LINE signs what it sends us
     * @param token with which we call LINE
     * @param basicId by which a person finds the account, with its {@code @}
     * @param monthly messages the town pays for in a month; beyond them another way is taken
     */
    public record Account(
            @DefaultValue("") String secret,
            @DefaultValue("") String token,
            @DefaultValue("") String basicId,
            @DefaultValue("200") int monthly) {

        /** Says no secret: this may end in a log. */
        @Override
        public String toString() {
            return "Account[basicId=" + basicId + ", monthly=" + monthly + "]";
        }
    }

    /** The town's account, when all of it is there. */
    public Optional<Account> find(MunicipalityCode town) {
        return Optional.ofNullable(towns.get(town.value()))
                .filter(account -> !account.secret().isBlank()
                        && !account.token().isBlank()
                        && !account.basicId().isBlank());
    }

    /** Names the towns, not their secrets. */
    @Override
    public String toString() {
        return "LineAccounts" + towns.keySet();
    }
}
