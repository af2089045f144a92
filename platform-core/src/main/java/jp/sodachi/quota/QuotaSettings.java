package jp.sodachi.quota;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a town and a person may take. The figures leave a large city room and stop a mistake within the day.
 *
 * @param townSends mails a town sends to its families in a day
 * @param personSends mails one guardian gets in a day
 * @param providerSendsAMinute what all towns together hand to one provider in a minute: LINE takes 2,000 a second (its rate
 *     limits), a mail provider's contract usually less than that
 * @param personPhotoMegabytes what one person puts into handbooks in a day, as sent
 * @param townPhotoGigabytes what all photos of a town may take, as kept
 */
@ConfigurationProperties("sodachi.quota")
public record QuotaSettings(
        @DefaultValue("50000") int townSends,
        @DefaultValue("20") int personSends,
        @DefaultValue("120000") int providerSendsAMinute,
        @DefaultValue("300") int personPhotoMegabytes,
        @DefaultValue("100") int townPhotoGigabytes) {
    private static final long MEGABYTE = 1L << 20;
    private static final long GIGABYTE = 1L << 30;

    /** Bytes of photos a person may send in a day. */
    public long personPhotoBytes() {
        return personPhotoMegabytes * MEGABYTE;
    }

    /** Bytes all photos of a town may take. */
    public long townPhotoBytes() {
        return townPhotoGigabytes * GIGABYTE;
    }
}
