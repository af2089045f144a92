package jp.sodachi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sodachi.branding.Brand;
import jp.sodachi.channel.LineAccounts;
import jp.sodachi.channel.Parcel;
import jp.sodachi.channel.Way;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.notice.Delivery.Reason;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.NoSuchMessageException;

/** Decides what is to be done with a delivery: on which way it leaves now, that it waits, or that it cannot be. */
final class Routing {
    private static final Logger LOG = LoggerFactory.getLogger(Routing.class);

    private final StaffMembers members;
    private final MessageJson json;
    private final MailWriter mails;
    private final NoteWriter notes;
    private final LineAccounts accounts;
    private final Clock clock;

    Routing(
            StaffMembers members,
            MessageJson json,
            MailWriter mails,
            NoteWriter notes,
            LineAccounts accounts,
            Clock clock) {
        this.members = members;
        this.json = json;
        this.mails = mails;
        this.notes = notes;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What is to be done. */
    sealed interface Step {}

    /**
     * It leaves.
     *
     * @param office whether it is for a person of the office
     * @param owed whether the town's share of the day does not hold it back: asked for by the reader, or an emergency
     */
    record Leaves(Attempt attempt, Parcel parcel, boolean office, boolean owed) implements Step {
        Hands.Ready ready() {
            return new Hands.Ready(attempt, parcel);
        }
    }

    /** It waits for the reader's hours. */
    record Waits(Claimed delivery, Instant until) implements Step {}

    /** The reader has chosen to be called nowhere: it is on the site, and that is all. */
    record Stays(Claimed delivery) implements Step {}

    /** It cannot be told; {@code attempt} names the way for which that is said. */
    record Fails(Attempt attempt, Reason reason) implements Step {}

    Step route(Tenant town, Brand brand, Claimed delivery, Batch batch) {
        Addressee reader = batch.reader(delivery).orElse(null);
        if (reader == null) {
            return fails(delivery, Way.MAIL, Reason.NO_RECIPIENT);
        }
        try {
            Message message = json.read(delivery.template(), delivery.args());
            return route(new Case(town, brand, delivery, message, reader, batch));
        } catch (IllegalArgumentException | NoSuchMessageException e) {
            LOG.error("Delivery {} cannot be put into words", delivery.id(), e);
            return fails(delivery, Way.MAIL, Reason.UNREADABLE);
        }
    }

    /** One delivery with all that is known of it. */
    private record Case(Tenant town, Brand brand, Claimed delivery, Message message, Addressee reader, Batch batch) {

        Optional<MailChoices.Kept> choice() {
            return batch.choice(delivery);
        }

        /** The reader's own order; what is about the mail address, and the office's, goes by mail. */
        List<Way> ways() {
            return reader.office() || message.goesToUnconfirmedAddress()
                    ? List.of(Way.MAIL)
                    : chosen().waysFor(delivery.urgent());
        }

        /** Called nowhere by the reader's own choice: on no way at all, or not of the town's notices, which the site has all the same. */
        boolean isForTheSiteAlone() {
            return ways().isEmpty() || message instanceof Message.TownNoticeLetter && isDeclined();
        }

        /** Of somebody who is called in an emergency alone, and has no way on which that is possible. */
        boolean wantedTheSiteAlone() {
            return delivery.urgent()
                    && chosen().ways().isEmpty()
                    && delivery.tried().isEmpty();
        }

        private WayChoices.Chosen chosen() {
            return choice().map(MailChoices.Kept::chosen).orElse(WayChoices.Chosen.NOTHING);
        }

        boolean isDeclined() {
            return choice().flatMap(kept -> MailTopic.of(message).filter(topic -> !kept.wants(topic)))
                    .isPresent();
        }
    }

    private Step route(Case one) {
        Claimed delivery = one.delivery();
        if (one.town().state() == TenantState.SANDBOX
                && !one.reader().office()
                && !members.isAddressOfOffice(one.reader().email())) {
            return fails(delivery, Way.MAIL, Reason.SANDBOX);
        }
        if (one.isForTheSiteAlone()) {
            return new Stays(delivery);
        }
        if (one.isDeclined()) {
            return fails(delivery, one.ways().getFirst(), Reason.DECLINED);
        }
        Instant now = clock.instant();
        Instant hours = delivery.daytimeOnly()
                ? one.choice().map(kept -> kept.hours().next(now)).orElse(now)
                : now;
        // Hours that come too late are passed over: told at another hour is better than not told.
        if (hours.isAfter(now) && hours.isBefore(delivery.deadline())) {
            return new Waits(delivery, hours);
        }
        List<Way> possible = one.ways().stream()
                .filter(way -> !delivery.hasTried(way))
                .filter(way -> whyNot(one, way).isEmpty())
                .toList();
        if (possible.isEmpty()) {
            return one.wantedTheSiteAlone() ? new Stays(delivery) : nowhere(one);
        }
        Attempt attempt = new Attempt(delivery, possible.getFirst(), possible.size() > 1);
        return new Leaves(attempt, write(one, attempt.way()), one.reader().office(), isOwed(one.message()));
    }

    /** No way is left: the last that was tried says why, or else the first that could not be. */
    private Step nowhere(Case one) {
        Claimed delivery = one.delivery();
        if (!delivery.tried().isEmpty()) {
            Delivery.Tried last = delivery.tried().getLast();
            return fails(delivery, last.way(), last.reason());
        }
        // What the person could mend: an address by mail rather than a device that was never asked for.
        Way way = one.ways().contains(Way.MAIL) ? Way.MAIL : one.ways().getFirst();
        return fails(delivery, way, whyNot(one, way).orElse(Reason.NO_ADDRESS));
    }

    /** Why the reader cannot be told on a way; empty when that is possible. */
    private Optional<Reason> whyNot(Case one, Way way) {
        Reach reach = one.batch().reach(one.delivery());
        return switch (way) {
            case MAIL ->
                one.reader().email().isEmpty()
                        ? Optional.of(Reason.NO_ADDRESS)
                        : one.reader().verified() || one.message().goesToUnconfirmedAddress()
                                ? Optional.empty()
                                : Optional.of(Reason.NOT_CONFIRMED);
            case PUSH -> reach.devices().isEmpty() ? Optional.of(Reason.NO_ADDRESS) : Optional.empty();
            case LINE ->
                reach.lineUser().isEmpty() || accounts.find(one.town().code()).isEmpty()
                        ? Optional.of(Reason.NO_ADDRESS)
                        : Optional.empty();
            case SITE -> throw new IllegalStateException("nobody is called to the site");
        };
    }

    private Parcel write(Case one, Way way) {
        Claimed delivery = one.delivery();
        Reach reach = one.batch().reach(delivery);
        Locale language = Locale.forLanguageTag(one.reader().language());
        return switch (way) {
            case MAIL ->
                mails.write(
                        delivery.id(),
                        one.town(),
                        one.brand(),
                        one.reader(),
                        one.message(),
                        one.choice().map(MailChoices.Kept::secret),
                        one.batch().notices());
            case PUSH -> {
                Duration left = Duration.between(clock.instant(), delivery.deadline());
                yield notes.push(delivery.id(), one.town(), language, one.message(), reach.devices(), left);
            }
            case LINE ->
                notes.line(
                        delivery.id(),
                        one.town(),
                        language,
                        one.message(),
                        reach.lineUser().orElseThrow());
            case SITE -> throw new IllegalStateException("nobody is called to the site");
        };
    }

    private static boolean isOwed(Message message) {
        return message.goesToUnconfirmedAddress()
                || message instanceof Message.TownNoticeLetter letter && letter.urgent();
    }

    private static Fails fails(Claimed delivery, Way way, Reason reason) {
        return new Fails(new Attempt(delivery, way, false), reason);
    }
}
