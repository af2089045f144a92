package jp.sodachi.notice;

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
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends trial mails. Made for the worker; called inside the town's scope and outside any transaction. A mail the provider
 * does not take at once has failed: whoever waits for it presses the button again.
 */
public final class TrialSending {
    private static final int TURN = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StaffMembers members;
    private final Branding branding;
    private final MailChannel channel;
    private final MessageSource words;
    private final TownSite staffSite;

    TrialSending(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            StaffMembers members,
            Branding branding,
            MailChannel channel,
            MessageSource words,
            TownSite staffSite) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.members = members;
        this.branding = branding;
        this.channel = channel;
        this.words = words;
        this.staffSite = staffSite;
    }

    private record Waiting(UUID id, UUID staff, String secret) {}

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
            var taken = reader != null
                    && reader.state() == StaffMember.State.ACTIVE
                    && channel.send(write(trial, town, brand, reader)) instanceof MailChannel.Taken;
            settle(trial, taken);
            sent += taken ? 1 : 0;
        }
        return sent;
    }

    private List<Waiting> claim() {
        return Objects.requireNonNull(transaction.execute(_ -> jdbc.sql("""
                        update notice_trial set state = 'SENDING'
                         where id in (select id from notice_trial where state = 'READY'
                                       order by queued_at, id limit :turn for update skip locked)
                        returning id, staff_id, secret
                        """)
                .param("turn", TURN)
                .query((row, _) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getObject("staff_id", UUID.class),
                        row.getString("secret")))
                .list()));
    }

    /** A mail whose link was opened before this was noted stays received. */
    private void settle(Waiting trial, boolean taken) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        update notice_trial set state = :state where id = :id and state = 'SENDING'
                        """)
                .param("state", taken ? "SENT" : "FAILED")
                .param("id", trial.id())
                .update());
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
