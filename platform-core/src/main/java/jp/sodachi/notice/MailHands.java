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
import org.jspecify.annotations.Nullable;

/**
 * Hands a turn's mails to the provider, several at a time: a provider answers in tens of milliseconds, and a town's turn
 * shall not take as long as all of them one after the other. No connection to the database is held meanwhile.
 */
final class MailHands {
    /** Answers this close to each other are recorded together; a worker that dies meanwhile has not recorded them. */
    private static final Duration TOGETHER = Duration.ofMillis(20);

    private final MailChannel channel;
    private final int atOnce;

    /** @param atOnce mails of one turn that are with the provider at the same moment, 1 or more */
    MailHands(MailChannel channel, int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("at least one mail at a time");
        }
        this.channel = channel;
        this.atOnce = atOnce;
    }

    /** A mail that may leave, with the delivery it carries. */
    record Ready(Claimed delivery, Mail mail) {}

    /** What the provider said of it. */
    record Answered(Claimed delivery, MailChannel.Outcome outcome) {}

    /**
     * Sends all of them.
     *
     * @param answers told, in the caller's thread, of what was answered since the last time; never of nothing
     * @throws Error or RuntimeException of the channel itself, which is a defect, after all other answers were told
     */
    void send(List<Ready> mails, Consumer<List<Answered>> answers) {
        Semaphore hands = new Semaphore(atOnce);
        // Asked by whoever gets a hand: the interruption reaches one waiting mail after the other, and a hand may be
        // free before.
        AtomicBoolean stopped = new AtomicBoolean();
        @Nullable Throwable defect = null;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Answered> done = new ExecutorCompletionService<>(threads);
            mails.forEach(ready -> done.submit(() -> {
                hands.acquire();
                try {
                    if (stopped.get()) {
                        throw new CancellationException("answers cannot be kept");
                    }
                    return new Answered(ready.delivery(), channel.send(ready.mail()));
                } finally {
                    hands.release();
                }
            }));
            int open = mails.size();
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

    /** What cannot be recorded must not be followed by more of it: mails not yet handed over stay here. */
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
        return new IllegalStateException("stopped while mails were with the provider", e);
    }
}
