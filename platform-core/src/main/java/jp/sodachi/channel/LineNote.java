package jp.sodachi.channel;

import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;

/**
 * A message of the town's LINE account to one person.
 *
 * @param user as LINE calls the person towards this account
 * @param text all of it, the address of the town's site included
 */
public record LineNote(UUID delivery, MunicipalityCode town, String user, String text) implements Parcel {

    /** Names neither the person nor the words: this may end in a log. */
    @Override
    public String toString() {
        return "LineNote[delivery=" + delivery + "]";
    }
}
