package jp.sodachi.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.channel.LineAccounts;
import jp.sodachi.channel.Way;
import jp.sodachi.notice.Routing.Leaves;
import jp.sodachi.quota.Quotas;
import jp.sodachi.tenancy.Tenant;

/** Divides what may leave: a person's and a town's share of the day, a provider's of the minute, and the month a town pays for. */
final class Shares {
    private final Quotas quotas;
    private final LineAccounts accounts;
    private final Tally tally;

    Shares(Quotas quotas, LineAccounts accounts, Tally tally) {
        this.quotas = quotas;
        this.accounts = accounts;
        this.tally = tally;
    }

    /**
     * Those that the day's shares of the town and its guardians leave room for. What goes to the office, and an emergency, needs none. The
     * guardian's comes first: one person's rush does not use up the town's. The town's is taken with the first try alone: a provider
     * that is away for an hour and asked again and again does not use up the day.
     *
     * @param had what each guardian was sent in the last day
     */
    Set<UUID> withinDay(List<Leaves> all, Map<UUID, Integer> had) {
        Map<UUID, Integer> sends = new HashMap<>(had);
        Set<UUID> within = new HashSet<>();
        List<Leaves> ofTheTown = new ArrayList<>();
        for (Leaves one : all) {
            if (one.office() || one.attempt().delivery().urgent()) {
                within.add(id(one));
            } else if (sends.merge(one.attempt().delivery().reader(), 1, Integer::sum) <= quotas.personSends()) {
                if (one.owed() || one.attempt().delivery().wasHandedOver()) {
                    within.add(id(one));
                } else {
                    ofTheTown.add(one);
                }
            }
        }
        ofTheTown.stream().limit(quotas.takeTownSends(ofTheTown.size())).forEach(one -> within.add(id(one)));
        return within;
    }

    /** Those that their providers take in this minute. */
    Set<UUID> withinMinute(List<Leaves> all) {
        Map<Way, List<Leaves>> byWay = all.stream()
                .collect(Collectors.groupingBy(one -> one.attempt().way(), LinkedHashMap::new, Collectors.toList()));
        Set<UUID> within = new HashSet<>();
        byWay.forEach((way, some) -> some.stream()
                .limit(quotas.takeFromProvider(way.name(), some.size()))
                .forEach(one -> within.add(id(one))));
        return within;
    }

    /** Those for which the town has LINE messages left in this month, with all that go on another way. In a transaction. */
    Set<UUID> withinMonth(Tenant town, List<Leaves> all) {
        List<Leaves> byLine =
                all.stream().filter(one -> one.attempt().way() == Way.LINE).toList();
        int most = accounts.find(town.code()).map(LineAccounts.Account::monthly).orElse(0);
        int granted = byLine.isEmpty() ? 0 : tally.takeLine(byLine.size(), most);
        Set<UUID> beyond = byLine.stream().skip(granted).map(Shares::id).collect(Collectors.toSet());
        return all.stream().map(Shares::id).filter(id -> !beyond.contains(id)).collect(Collectors.toSet());
    }

    private static UUID id(Leaves one) {
        return one.attempt().delivery().id();
    }
}
