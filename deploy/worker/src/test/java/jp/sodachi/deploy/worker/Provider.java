package jp.sodachi.deploy.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import jp.sodachi.channel.Mail;
import jp.sodachi.channel.MailChannel;
import jp.sodachi.channel.Outcome;
import org.jspecify.annotations.Nullable;

/** The real SMTP channel, which a story can make misbehave for the next mails. */
final class Provider implements MailChannel {

    /** What happens to a mail. */
    enum Mood {
        /** Takes it, and this process dies before it can record that. */
        TAKES_IT_AND_WE_DIE,
        IS_AWAY,
        REFUSES_THE_ADDRESS
    }

    static final class WeDied extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final MailChannel smtp;
    private final Deque<Mood> next = new ArrayDeque<>();

    Provider(MailChannel smtp) {
        this.smtp = smtp;
    }

    synchronized void willBe(Mood... moods) {
        next.clear();
        next.addAll(List.of(moods));
    }

    private synchronized @Nullable Mood mood() {
        return next.poll();
    }

    @Override
    public Outcome send(Mail mail) {
        @Nullable Mood mood = mood();
        if (mood == null) {
            return smtp.send(mail);
        }
        return switch (mood) {
            case TAKES_IT_AND_WE_DIE -> {
                smtp.send(mail);
                throw new WeDied();
            }
            case IS_AWAY -> new Outcome.NotNow();
            case REFUSES_THE_ADDRESS -> new Outcome.Refused(Outcome.Why.ADDRESS);
        };
    }
}
