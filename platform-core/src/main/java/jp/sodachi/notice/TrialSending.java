package jp.sodachi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Branding;
import jp.sodachi.identity.StaffMember;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends trial mails. Made for the worker; called inside the town's scope and outside any transaction. A provider that does
 * not answer is asked again as for a family's mail, for up to an hour: whoever waits for it presses the button again then.
 * A mail that a dead worker left behind is sent again.
 */
public final class TrialSending {
    private static final int TURN = 50;
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StaffMembers members;
    private final Branding branding;
    private final MailChannel channel;
    private final MessageSource words;
    private final TownSite staffSite;
    private final Wakeups wakeups;
    private final Clock clock;

    TrialSending(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            StaffMembers members,
            Branding branding,
            MailChannel channel,
            MessageSource words,
            TownSite staffSite,
            Wakeups wakeups,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.members = members;
        this.branding = branding;
        this.channel = channel;
        this.words = words;
        this.staffSite = staffSite;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    private record Waiting(UUID id, UUID staff, String secret, int attempts, Instant queuedAt) {}

    /**
     * Sends what waits, in the name of a job.
     *
     * @return how many were sent
     */
    public int sendDue() {
        var waiting = claim();
        if (waiting.isEmpty()) {
            return 0;
        }
        var town = TenantScope.current();
        var brand = branding.current();
        var people = Objects.requireNonNull(transaction.execute(_ -> members.list())).stream()
                .collect(Collectors.toMap(StaffMember::id, Function.identity()));
        var sent = 0;
        for (var trial : waiting) {
            var reader = people.get(trial.staff());
            if (reader == null || reader.state() != StaffMember.State.ACTIVE) {
                settle(trial, TrialNotices.State.FAILED);
                continue;
            }
            switch (channel.send(write(trial, town, brand, reader))) {
                case MailChannel.Taken _ -> {
                    settle(trial, TrialNotices.State.SENT);
                    sent++;
                }
                case MailChannel.Refused _ -> settle(trial, TrialNotices.State.FAILED);
                case MailChannel.NotNow _ -> postpone(trial);
            }
        }
        return sent;
    }

    private List<Waiting> claim() {
        var now = clock.instant();
        return Objects.requireNonNull(transaction.execute(_ -> jdbc.sql("""
                        update notice_trial set state = 'SENDING', attempts = attempts + 1, due_at = :leftBehind
                         where id in (select id from notice_trial
                                       where state in ('READY', 'SENDING') and coalesce(due_at, queued_at) <= :now
                                       order by queued_at, id limit :turn for update skip locked)
                        returning id, staff_id, secret, attempts, queued_at
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("leftBehind", now.plus(LEFT_BEHIND).atOffset(ZoneOffset.UTC))
                .param("turn", TURN)
                .query((row, _) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getObject("staff_id", UUID.class),
                        row.getString("secret"),
                        row.getInt("attempts"),
                        row.getObject("queued_at", OffsetDateTime.class).toInstant()))
                .list()));
    }

    /** A mail whose link was opened before this was noted stays received. */
    private void settle(Waiting trial, TrialNotices.State state) {
        transaction.executeWithoutResult(_ -> note(trial, state, null));
    }

    private void postpone(Waiting trial) {
        var again = clock.instant().plus(Retry.after(trial.attempts(), trial.id()));
        if (!again.isBefore(trial.queuedAt().plus(PATIENCE))) {
            settle(trial, TrialNotices.State.FAILED);
            return;
        }
        transaction.executeWithoutResult(_ -> {
            if (note(trial, TrialNotices.State.READY, again) == 1) {
                wakeups.at(again);
            }
        });
    }

    private int note(Waiting trial, TrialNotices.State state, @Nullable Instant due) {
        return jdbc.sql("""
                        update notice_trial set state = :state, due_at = :due
                         where id = :id and state = 'SENDING' and attempts = :attempts
                        """)
                .param("state", state.name())
                .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC))
                .param("id", trial.id())
                .param("attempts", trial.attempts())
                .update();
    }

    private Mail write(Waiting trial, Tenant town, Brand brand, StaffMember reader) {
        var subject = say("trial.subject", town.name());
        var text = new MailText()
                .paragraph(say("greeting", reader.displayName()))
                .paragraph(say("trial.body", brand.name()))
                .link(say("trial.link"), staffSite.addressOf(town) + "/contact/trial/" + trial.secret())
                .paragraph(say("trial.why"));
        return new Mail(
                trial.id(),
                town.name(),
                reader.email(),
                Locale.JAPANESE,
                subject,
                text.asText(),
                text.asHtml(Locale.JAPANESE, subject));
    }

    private String say(String key, Object... values) {
        return Objects.requireNonNull(words.getMessage(key, values, Locale.JAPANESE));
    }
}
