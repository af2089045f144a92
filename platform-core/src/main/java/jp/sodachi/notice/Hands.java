package jp.sodachi.notice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.sodachi.channel.Outcome;
import jp.sodachi.channel.Parcel;
import org.jspecify.annotations.Nullable;

/**
 * Hands a turn's parcels to their providers, several at a time: a provider answers in tens of milliseconds, and a town's turn
 * shall not take as long as all of them one after the other. No connection to the database is held meanwhile.
 */
final class Hands {
    /** Answers this close to each other are recorded together; a worker that dies meanwhile has not recorded them. */
    private static final Duration TOGETHER = Duration.ofMillis(20);

    private final Function<Parcel, Outcome> channels;
    private final int atOnce;

    /** @param atOnce parcels of one turn that are with a provider at the same moment, 1 or more */
    Hands(Function<Parcel, Outcome> channels, int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("at least one parcel at a time");
        }
        this.channels = channels;
        this.atOnce = atOnce;
    }

    /** A parcel that may leave, with the attempt it is. */
    record Ready(Attempt attempt, Parcel parcel) {}

    /** What the provider said of it. */
    record Answered(Attempt attempt, Outcome outcome) {}

    /**
     * Sends all of them.
     *
     * @param answers told, in the caller's thread, of what was answered since the last time; never of nothing
     * @throws Error or RuntimeException of a channel itself, which is a defect, after all other answers were told
     */
    void send(List<Ready> parcels, Consumer<List<Answered>> answers) {
        Semaphore hands = new Semaphore(atOnce);
        // Asked by whoever gets a hand: the interruption reaches one waiting parcel after the other, and a hand may be
        // free before.
        AtomicBoolean stopped = new AtomicBoolean();
        @Nullable Throwable defect = null;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Answered> done = new ExecutorCompletionService<>(threads);
            parcels.forEach(ready -> done.submit(() -> {
                hands.acquire();
                try {
                    if (stopped.get()) {
                        throw new CancellationException("answers cannot be kept");
                    }
                    return new Answered(ready.attempt(), channels.apply(ready.parcel()));
                } finally {
                    hands.release();
                }
            }));
            int open = parcels.size();
            while (open > 0) {
                List<Answered> some = new ArrayList<>();
                for (Future<Answered> next : gather(done, Math.min(open, atOnce))) {
                    open--;
                    try {
                        some.add(next.get());
                    } catch (ExecutionException e) {
                        defect = e.getCause();
                    } catch (InterruptedException e) {
                        throw interrupted(e);
                    }
                }
                if (!some.isEmpty()) {
                    tell(answers, some, threads, stopped);
                }
            }
        }
        switch (defect) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException failure -> throw failure;
            default -> throw new IllegalStateException("the channel failed", defect);
        }
    }

    /** What cannot be recorded must not be followed by more of it: parcels not yet handed over stay here. */
    private static void tell(
            Consumer<List<Answered>> answers, List<Answered> some, ExecutorService threads, AtomicBoolean stopped) {
        boolean told = false;
        try {
            answers.accept(List.copyOf(some));
            told = true;
        } finally {
            if (!told) {
                stopped.set(true);
                threads.shutdownNow();
            }
        }
    }

    /** Waits for the first, then a moment for those that come with it: each group costs a transaction. */
    private static List<Future<Answered>> gather(CompletionService<Answered> done, int most) {
        try {
            List<Future<Answered>> some = new ArrayList<>();
            some.add(done.take());
            long end = System.nanoTime() + TOGETHER.toNanos();
            while (some.size() < most) {
                Future<Answered> next = done.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                some.add(next);
            }
            return some;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("stopped while parcels were with a provider", e);
    }
}
