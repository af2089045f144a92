package jp.sodachi.channel;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;

/**
 * A call to a person's devices: that there is something to read, and where.
 *
 * @param to the person's devices, at least one
 * @param title the town's name
 * @param path where it stands on the town's site, beginning with a slash
 * @param keptFor how long a push service keeps it for a device that is off
 */
public record PushNote(
        UUID delivery,
        MunicipalityCode town,
        List<PushAddress> to,
        String title,
        String text,
        String language,
        String path,
        Duration keptFor,
        boolean urgent)
        implements Parcel {
    public PushNote {
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("a push message is for a device");
        }
    }

    /** Names neither the devices nor the words: this may end in a log. */
    @Override
    public String toString() {
        return "PushNote[delivery=" + delivery + "]";
    }
}
