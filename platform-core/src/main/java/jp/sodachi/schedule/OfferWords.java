package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What the town pays for one person, in the reader's language: the same words for the family and for the office.
 *
 * @param name the vaccine, as the town calls it
 * @param pays who pays and how much
 * @param when from when and until when
 * @param now whether it holds today
 * @param left how many doses are still paid
 * @param note what the town says about it, in its own words; may be empty
 */
public record OfferWords(String name, String pays, String when, boolean now, String left, String note) {

    static OfferWords of(LocalOffer offer, LocalDate today, Wording words) {
        return new OfferWords(
                words.programme(offer.programme()),
                offer.yen() == 0
                        ? words.word("schedule.offer.all")
                        : words.say("schedule.offer.yen", String.format(Locale.ROOT, "%,d", offer.yen())),
                when(offer, today, words),
                offer.holdsOn(today),
                words.say("schedule.offer.left", offer.dosesLeft()),
                offer.note());
    }

    private static String when(LocalOffer offer, LocalDate today, Wording words) {
        Optional<String> to = offer.to().map(day -> words.day(day, today));
        if (!offer.from().isAfter(today)) {
            return to.map(last -> words.say("schedule.offer.to", last))
                    .orElseGet(() -> words.word("schedule.offer.now"));
        }
        String from = words.day(offer.from(), today);
        return to.map(last -> words.say("schedule.offer.from-to", from, last))
                .orElseGet(() -> words.say("schedule.offer.from", from));
    }
}
