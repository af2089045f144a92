package jp.sodachi.deploy.bench;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import jp.sodachi.channel.Mail;
import jp.sodachi.channel.MailChannel;
import jp.sodachi.channel.Outcome;
import jp.sodachi.notice.Deliveries;

/** A mail provider that takes 50 ms for every mail and remembers which it had. Safe for any number of threads. */
final class SlowProvider implements MailChannel {
    private static final long LATENCY_MILLIS = 50;
    /** A mail's links name its town by the code; names of towns are not unique. */
    private static final Pattern CODE = Pattern.compile("//(\\d{6})\\.");

    private final Map<UUID, Integer> had = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> byTown = new ConcurrentHashMap<>();
    private final Map<String, Long> firstTurnEnded = new ConcurrentHashMap<>();
    private final AtomicLong began = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final CountDownLatch open;

    SlowProvider(int expected) {
        this.open = new CountDownLatch(expected);
    }

    @Override
    public Outcome send(Mail mail) {
        began.compareAndSet(0, System.nanoTime());
        try {
            Thread.sleep(LATENCY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.NotNow();
        }
        var now = System.nanoTime();
        ended.accumulateAndGet(now, Math::max);
        var code = CODE.matcher(mail.text());
        var town = code.find() ? code.group(1) : "";
        if (byTown.computeIfAbsent(town, _ -> new AtomicInteger()).incrementAndGet() <= Deliveries.TURN) {
            firstTurnEnded.merge(town, now, Math::max);
        }
        had.merge(mail.delivery(), 1, Integer::sum);
        open.countDown();
        return new Outcome.Taken("made-up");
    }

    /** Whether all came within that time. */
    boolean await(long seconds) throws InterruptedException {
        return open.await(seconds, TimeUnit.SECONDS);
    }

    /** From the first mail to the last. */
    double seconds() {
        return (ended.get() - began.get()) / 1e9;
    }

    long twice() {
        return had.values().stream().filter(times -> times > 1).count();
    }

    /** Mails that belong to a town's first turn, of all towns. */
    long firstTurns() {
        return byTown.values().stream()
                .mapToLong(count -> Math.min(count.get(), Deliveries.TURN))
                .sum();
    }

    /** Seconds after the first mail of all at which the last town had had its first turn. */
    double slowestFirstTurn() {
        var last = firstTurnEnded.values().stream().mapToLong(Long::longValue).max();
        return last.isEmpty() ? 0 : (last.getAsLong() - began.get()) / 1e9;
    }
}
