package jp.sodachi.quota;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Token buckets that all nodes share in Redis. While Redis is away each node counts for itself with the same limits, so that
 * nobody is turned away and nobody is let through without end; a few seconds later it asks Redis again.
 */
public final class RateLimits {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    private static final int REMEMBERED = 20_000;
    private static final Duration GROUP_LASTS = Duration.ofSeconds(1);

    /** So many requests of a crowd a node counts before it tells the others. */
    static final int GROUP = 20;

    private final ProxyManager<String> shared;
    private final Clock clock;
    private final Map<String, Bucket> local = remembered();
    private final Map<String, Bucket> crowds = remembered();
    private volatile Instant localUntil = Instant.MIN;

    RateLimits(ProxyManager<String> shared, Clock clock) {
        this.shared = shared;
        this.clock = clock;
    }

    /** A share: how much in how long, at once or spread. */
    public record Share(long most, Duration in) {
        /** So many a minute. */
        public static Share aMinute(long most) {
            return new Share(most, MINUTE);
        }

        /** So many a day. */
        public static Share aDay(long most) {
            return new Share(most, DAY);
        }
    }

    /**
     * Takes one request out of the bucket {@code key}.
     *
     * @param aMinute how many a minute, at once or spread
     * @return seconds to wait, 0 when the request may pass
     */
    public long take(String key, int aMinute) {
        return take(key, 1, Share.aMinute(aMinute));
    }

    /**
     * Takes {@code amount} out of the bucket {@code key}, all of it or nothing.
     *
     * @return seconds to wait, 0 when it was taken; for more than the whole share, how long that takes to fill
     */
    public long take(String key, long amount, Share share) {
        if (amount > share.most()) {
            return share.in().toSeconds();
        }
        return take(key, amount, share, () -> shared.builder().build(name(key), () -> limit(share)));
    }

    /**
     * Takes one request out of a bucket that many people share. A node tells the others of {@value #GROUP} requests at once,
     * or after a second: so that a page does not wait for a count that moves by one in thousands. Each node may let through so
     * many more than the share.
     *
     * @return seconds to wait, 0 when the request may pass
     */
    public long takeOfCrowd(String key, int aMinute) {
        var share = Share.aMinute(aMinute);
        return take(
                key,
                1,
                share,
                () -> crowds.computeIfAbsent(
                        key,
                        _ -> shared.builder()
                                .withOptimization(Optimizations.delaying(new DelayParameters(GROUP, GROUP_LASTS)))
                                .build(name(key), () -> limit(share))));
    }

    private long take(String key, long amount, Share share, Supplier<Bucket> bucketOfAll) {
        if (!isLocal()) {
            try {
                return secondsToWait(bucketOfAll.get(), amount);
            } catch (RuntimeException away) {
                LOG.warn(
                        "Limits are counted on this node alone: {}",
                        away.getClass().getSimpleName());
                localUntil = clock.instant().plus(ASK_AGAIN);
            }
        }
        var bucket = local.computeIfAbsent(
                key,
                _ -> Bucket.builder().addLimit(limit(share).getBandwidths()[0]).build());
        return secondsToWait(bucket, amount);
    }

    /** Whether this node counts for itself at present. */
    public boolean isLocal() {
        return clock.instant().isBefore(localUntil);
    }

    private static String name(String key) {
        return "sodachi:limit:" + key;
    }

    private static Map<String, Bucket> remembered() {
        return Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    private static BucketConfiguration limit(Share share) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(share.most()).refillGreedy(share.most(), share.in()))
                .build();
    }

    private static long secondsToWait(Bucket bucket, long amount) {
        var probe = bucket.tryConsumeAndReturnRemaining(amount);
        return probe.isConsumed()
                ? 0
                : 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
    }
}
