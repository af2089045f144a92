package jp.sodachi.assessment;

import java.time.LocalDate;

/**
 * What a town may do with a licensed instrument, as its package says.
 *
 * @param publisher whose key signed the package
 * @param holder who owns the texts
 * @param until the last day on which it may be answered
 * @param mostAnswers how many sheets may be sent by it, 0 for any number
 * @param checkedBy who of the town has looked at it as a professional; empty while nobody has
 */
public record LicenceTerms(
        String publisher, String holder, LocalDate from, LocalDate until, int mostAnswers, String checkedBy) {

    /** Whether it may be answered on {@code day} when so many sheets were sent by it before. */
    public boolean allows(LocalDate day, int answered) {
        return !day.isBefore(from) && !day.isAfter(until) && (mostAnswers == 0 || answered < mostAnswers);
    }

    LicenceTerms withCheckedBy(String name) {
        return new LicenceTerms(publisher, holder, from, until, mostAnswers, name);
    }
}
