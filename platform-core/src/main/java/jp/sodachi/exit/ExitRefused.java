package jp.sodachi.exit;

/** A package that is not made or not taken in, or a file that is not what the platform has signed. Nothing was changed. */
public final class ExitRefused extends RuntimeException {
    private final Reason reason;

    ExitRefused(Reason reason, String what) {
        super(what.isEmpty() ? reason.words : reason.words + " (" + what + ")");
        this.reason = reason;
    }

    /** Why. */
    public enum Reason {
        UNKNOWN_TOWN("The platform has no such town, or it is not complete or is gone."),
        STRUCTURE_BEHIND("The town's structure is not the one of this build; bring it up to date first."),
        NO_KEY("No signing key is set (SODACHI_EXIT_SIGNING_KEY)."),
        NO_TRUSTED_KEY("No public key is set with which a package can be proved (SODACHI_EXIT_TRUSTED_KEY)."),
        NO_FILE("There is no such file, or it may not be read."),
        NO_PACKAGE("The file is no exit package."),
        SIGNATURE("The manifest was not signed with the trusted key, or was changed."),
        MISSING("A file of the package is missing."),
        CHANGED("A file of the package was changed."),
        UNLISTED("A file lies in the package that is not in its manifest."),
        TOUCHED("Something of the package was changed beside its files, or the seal at its end is missing."),
        VERSION("The package was made by another version of the platform."),
        TOWN_EXISTS("The platform has this town already."),
        NO_ROOM("No PostgreSQL server has room for it."),
        NO_SERVER("No PostgreSQL server has this name."),
        SERVER_AWAY("The PostgreSQL server does not answer."),
        SERVER_FULL("The PostgreSQL server has no room for it."),
        NOT_THE_SAME("What was taken in is not the same as what was packed."),
        NOT_SIGNED("The file is no exit package and bears no signature of the platform."),
        TEXT_CHANGED("The text was not signed with the trusted key, or it was changed."),
        NO_PHOTOS("No place for photos is set (SODACHI_PHOTOS or SODACHI_PHOTOS_BUCKET).");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    public Reason reason() {
        return reason;
    }
}
