package jp.sodachi.channel;

import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;

/** What leaves, made for the way it takes. */
public sealed interface Parcel permits Mail, PushNote, LineNote {
    /** The delivery it carries; the same in every repeat. */
    UUID delivery();

    MunicipalityCode town();

    /** Which way it takes. */
    default Way way() {
        return switch (this) {
            case Mail _ -> Way.MAIL;
            case PushNote _ -> Way.PUSH;
            case LineNote _ -> Way.LINE;
        };
    }
}
