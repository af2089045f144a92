package jp.sodachi.notice;

import java.net.URI;
import java.util.Optional;

/**
 * What a notice's one button does.
 *
 * @param link where {@link Kind#LINK} leads, an https address; else empty
 */
public record NoticeAction(Kind kind, String link) {

    /** Longest address that is kept. */
    public static final int LONGEST_LINK = 300;

    /** No button. */
    public static final NoticeAction NONE = new NoticeAction(Kind.NONE, "");

    /** What can be done. */
    public enum Kind {
        /** Nothing: there is only something to know. */
        NONE(""),
        /** Opens what is to come. */
        PLAN("/plan"),
        /** Opens the record, where pages to fill in are. */
        RECORDS("/records"),
        /** Opens the family's own settings. */
        FAMILY("/family"),
        /** Opens a page elsewhere. */
        LINK(""),
        /** Lets the reader write back, on the notice's own page. */
        REPLY("");

        private final String path;

        Kind(String path) {
            this.path = path;
        }
    }

    public NoticeAction {
        if ((kind == Kind.LINK) != isAddress(link) || (kind != Kind.LINK && !link.isEmpty())) {
            throw new IllegalArgumentException("Only a link has an address, and it is an https one.");
        }
    }

    /** Whether it is a whole https address of a length that is kept. */
    public static boolean isAddress(String link) {
        if (link.length() > LONGEST_LINK) {
            return false;
        }
        try {
            URI uri = URI.create(link);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Where the button leads: a path on the parent site, or a whole address; empty where there is no button or it stays on the page. */
    public Optional<String> target() {
        return switch (kind) {
            case NONE, REPLY -> Optional.empty();
            case LINK -> Optional.of(link);
            case PLAN, RECORDS, FAMILY -> Optional.of(kind.path);
        };
    }

    /** Whether the reader may write back. */
    public boolean asksForReply() {
        return kind == Kind.REPLY;
    }

    /** Whether it leads away from the handbook. */
    public boolean leadsAway() {
        return kind == Kind.LINK;
    }
}
