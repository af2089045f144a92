package jp.sodachi.quota;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jp.sodachi.quota.RateLimits.Share;
import jp.sodachi.tenancy.TenantScope;

/** What costs money, counted for the present town. */
public final class Quotas {
    private final RateLimits limits;
    private final QuotaSettings settings;

    Quotas(RateLimits limits, QuotaSettings settings) {
        this.limits = limits;
        this.settings = settings;
    }

    /**
     * Takes one mail out of the day's share of a guardian and of the town. The guardian's first: one person's rush does not
     * use up the town's.
     *
     * @param guardian an opaque id
     * @param asked whether the person asked for this very mail; the town's share does not hold it back then
     * @return whether it may be sent now
     */
    public boolean takeSend(String guardian, boolean asked) {
        var town = town();
        return limits.take(town + ":sends:" + guardian, 1, Share.aDay(settings.personSends())) == 0
                && (asked || limits.take(town + ":sends", 1, Share.aDay(settings.townSends())) == 0);
    }

    /**
     * A mail to be sent.
     *
     * @param guardian an opaque id
     * @param asked whether the person asked for this very mail
     */
    public record Send(String guardian, boolean asked) {}

    /** {@link #takeSend} for several, with the town's share asked once; which of them may be sent now, in their order. */
    public List<Boolean> takeSends(List<Send> sends) {
        var town = town();
        var may = new ArrayList<Boolean>();
        for (var send : sends) {
            may.add(limits.take(town + ":sends:" + send.guardian(), 1, Share.aDay(settings.personSends())) == 0);
        }
        var share = Share.aDay(settings.townSends());
        var unasked = IntStream.range(0, sends.size())
                .filter(at -> may.get(at) && !sends.get(at).asked())
                .boxed()
                .toList();
        if (!unasked.isEmpty() && limits.take(town + ":sends", unasked.size(), share) > 0) {
            // Not enough for all: as many as there is room for.
            unasked.forEach(at -> may.set(at, limits.take(town + ":sends", 1, share) == 0));
        }
        return may;
    }

    /**
     * Takes sends out of what a provider takes from the whole platform in a minute.
     *
     * @param way a short name of the provider's kind
     * @return how many of {@code wanted} may go now
     */
    public int takeFromProvider(String way, int wanted) {
        var share = Share.aMinute(settings.providerSendsAMinute());
        var key = "provider:" + way;
        if (wanted == 0 || limits.take(key, wanted, share) == 0) {
            return wanted;
        }
        var granted = 0;
        while (granted < wanted && limits.take(key, 1, share) == 0) {
            granted++;
        }
        return granted;
    }

    /** Takes a photo's bytes out of a person's share of the day; false when that is used up. */
    public boolean takePhoto(String person, long bytes) {
        return limits.take(town() + ":photos:" + person, bytes, Share.aDay(settings.personPhotoBytes())) == 0;
    }

    /** Whether a town whose photos take {@code kept} bytes has room for {@code more}. */
    public boolean hasRoom(long kept, long more) {
        return kept + more <= settings.townPhotoBytes();
    }

    private static String town() {
        return TenantScope.current().code().value();
    }
}
