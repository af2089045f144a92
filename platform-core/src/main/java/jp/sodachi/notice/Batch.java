package jp.sodachi.notice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A turn's deliveries with what sending them needs to know.
 *
 * @param had how many messages each guardian was sent in the last day; none that is not named
 */
record Batch(
        List<Claimed> claimed,
        Map<UUID, Addressee> readers,
        Map<UUID, MailChoices.Kept> choices,
        Map<UUID, Reach> reach,
        Map<UUID, TownNotice> notices,
        Map<UUID, Integer> had) {

    Optional<Addressee> reader(Claimed delivery) {
        return Optional.ofNullable(readers.get(delivery.reader()));
    }

    Optional<MailChoices.Kept> choice(Claimed delivery) {
        return Optional.ofNullable(choices.get(delivery.reader()));
    }

    Reach reach(Claimed delivery) {
        return reach.getOrDefault(delivery.reader(), Reach.NOWHERE);
    }
}
