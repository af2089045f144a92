package jp.sodachi.deploy.towns;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.sodachi.exit.ExitImport;
import jp.sodachi.exit.ExitKeys;
import jp.sodachi.exit.ExitPackages;
import jp.sodachi.exit.ExitPeople;
import jp.sodachi.exit.ExitSettings;
import jp.sodachi.exit.SignedText;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.IdentityProviderFailed;
import jp.sodachi.support.MunicipalityCode;
import org.springframework.context.ApplicationContext;

/** Exit packages by command: made, proved, taken in. */
final class Packing {
    private final ApplicationContext rooms;
    private final PrintStream out;

    Packing(ApplicationContext rooms, PrintStream out) {
        this.rooms = rooms;
        this.out = out;
    }

    /** A new pair of keys; nothing is kept. */
    static boolean keys(PrintStream out) {
        var keys = ExitKeys.generate();
        out.println("SODACHI_EXIT_SIGNING_KEY=" + keys.signingKey());
        out.println("SODACHI_EXIT_TRUSTED_KEY=" + keys.trustedKey());
        return true;
    }

    boolean pack(MunicipalityCode code, Path file, Actor.Operator by) {
        var made = rooms.getBean(ExitPackages.class).make(code, file, by.name(), by.subject());
        out.println("%s  packed: %,d rows of %d tables, %d photo files, %,d bytes; manifest %s"
                .formatted(code, made.rows(), made.tables(), made.photos(), made.bytes(), made.manifest()));
        return true;
    }

    /** A package, or a text the platform has signed: the certificate of deletion. */
    boolean prove(Path file) {
        try {
            if (Files.exists(file) && !isPackage(file)) {
                out.print(SignedText.prove(Files.readAllBytes(file), rooms.getBean(ExitSettings.class)));
                out.println("signed with the trusted key, not a byte was changed");
                return true;
            }
            var made = rooms.getBean(ExitPackages.class).prove(file);
            out.println("whole, unchanged and signed with the trusted key: %,d rows of %d tables, %d photo files"
                    .formatted(made.rows(), made.tables(), made.photos()));
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A ZIP file begins with the letters PK. */
    private static boolean isPackage(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return java.util.Arrays.equals(in.readNBytes(2), new byte[] {'P', 'K'});
        }
    }

    boolean take(Path file, String server, Actor.Operator by) {
        var town = rooms.getBean(ExitImport.class).take(file, server, by.name());
        out.println(town.code() + " " + town.name() + "  taken in on " + town.server()
                + ", row by row the same; it is suspended until it is reopened");
        try {
            return people(file);
        } catch (IdentityProviderFailed away) {
            out.println(town.code() + "  its people are not invited yet (" + away.getMessage() + "); go on with: "
                    + "./sodachi towns people " + file);
            return false;
        }
    }

    /** Makes the office's people known to the identity provider; may be repeated. */
    boolean people(Path file) {
        var invited = rooms.getBean(ExitPeople.class).invite(file);
        out.println(
                ("%s  its office can sign in: %d people get a mail to set a new password or passkey (none comes along), "
                                + "%d could sign in already, %d were no members and are not invited")
                        .formatted(invited.code(), invited.mailed(), invited.known(), invited.leftOut()));
        out.println(
                invited.guardians() == 0
                        ? "No guardian's account is newly found unknown."
                        : ("The accounts of %d guardians are unknown here and cannot come along: each signs up anew and joins with a counter"
                                        + " sheet, with the same mail address as before; the office sees on a child's page who is missing")
                                .formatted(invited.guardians()));
        return true;
    }
}
