package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the town pays, in words: one text for the family and for the office. */
class OfferWordsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Map<String, String> OWN =
            Map.of("schedule.programme.MUMPS", "おたふく(市の助成)", "schedule.programme.MUMPS@en", "Mumps (town pays)");

    private final Wording japanese = Wording.in(Locale.JAPANESE).withOwn(OWN);
    private final Wording english = Wording.in(Locale.ENGLISH).withOwn(OWN);

    @Test
    void an_offer_that_holds_says_its_amount_its_last_day_and_how_many_doses_are_left() {
        LocalOffer offer = offer(LocalDate.of(2026, 4, 1), Optional.of(LocalDate.of(2027, 3, 31)), 4_000);

        assertThat(japanese.offer(offer, TODAY))
                .isEqualTo(new OfferWords("おたふく(市の助成)", "1回あたり 4,000円を町が負担します", "3月31日(水)まで", true, "(あと2回)", "窓口で"));
        assertThat(english.offer(offer, TODAY))
                .isEqualTo(new OfferWords(
                        "Mumps (town pays)",
                        "The town pays 4,000 yen a dose",
                        "until Wed, 31 Mar",
                        true,
                        "(2 doses left)",
                        "窓口で"));
    }

    @Test
    void an_offer_to_come_says_its_first_day_and_far_days_say_their_year() {
        LocalDate first = LocalDate.of(2026, 12, 1);

        assertThat(japanese.offer(offer(first, Optional.of(LocalDate.of(2031, 3, 31)), 0), TODAY))
                .extracting(OfferWords::pays, OfferWords::when, OfferWords::now)
                .containsExactly("町が全額を負担します", "12月1日(火)から 令和13年3月31日まで", false);
        assertThat(japanese.offer(offer(first, Optional.empty(), 0), TODAY).when())
                .isEqualTo("12月1日(火)から");
        assertThat(english.offer(offer(first, Optional.of(LocalDate.of(2031, 3, 31)), 0), TODAY)
                        .when())
                .isEqualTo("from Tue, 1 Dec until 31 Mar 2031");
    }

    @Test
    void an_offer_without_an_end_simply_holds_from_its_first_day_on() {
        assertThat(japanese.offer(offer(TODAY, Optional.empty(), 0), TODAY))
                .extracting(OfferWords::when, OfferWords::now)
                .containsExactly("いま使えます", true);
    }

    @Test
    void a_programme_has_the_nations_name_where_the_town_has_none_in_the_readers_language() {
        assertThat(japanese.programme("BCG")).isEqualTo("BCG");
        assertThat(Wording.in(Locale.JAPANESE).programme("MUMPS")).isEqualTo("おたふくかぜ");
        assertThat(Wording.in(Locale.ENGLISH)
                        .withOwn(Map.of("schedule.programme.MUMPS", "おたふく(市の助成)"))
                        .programme("MUMPS"))
                .isEqualTo("Mumps");
    }

    @Test
    void every_payer_has_words_of_its_own_in_both_languages() {
        for (Locale reader : new Locale[] {Locale.JAPANESE, Locale.ENGLISH}) {
            Wording words = Wording.in(reader);
            assertThat(java.util.stream.Stream.of(
                                    new Payer.National("BCG"),
                                    new Payer.Local("mumps", "MUMPS", 0),
                                    new Payer.Undecided(),
                                    new Payer.Nobody())
                            .map(payer -> words.word(payer.message())))
                    .doesNotHaveDuplicates()
                    .hasSize(4);
        }
    }

    private static LocalOffer offer(LocalDate from, Optional<LocalDate> to, int yen) {
        return new LocalOffer("mumps-1", "MUMPS", from, to, yen, 2, "窓口で");
    }
}
