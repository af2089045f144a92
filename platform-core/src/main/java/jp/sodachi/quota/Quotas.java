package jp.sodachi.quota;

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

    /** The most that a guardian is sent in a day, on all ways together. How much it was is for the outbox to say. */
    public int personSends() {
        return settings.personSends();
    }

    /**
     * Takes sends out of the town's share of the day.
     *
     * @return how many of {@code wanted} may go now
     */
    public int takeTownSends(int wanted) {
        return take(town() + ":sends", wanted, Share.aDay(settings.townSends()));
    }

    /**
     * Takes sends out of what a provider takes from the whole platform in a minute.
     *
     * @param way a short name of the provider's kind
     * @return how many of {@code wanted} may go now
     */
    public int takeFromProvider(String way, int wanted) {
        return take("provider:" + way, wanted, Share.aMinute(settings.providerSendsAMinute()));
    }

    /** All of it, or as many as there is room for. */
    private int take(String key, int wanted, Share share) {
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
