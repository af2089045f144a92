package jp.sodachi.deploy.towns;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import jp.sodachi.exit.ExitImport;
import jp.sodachi.exit.ExitKeys;
import jp.sodachi.exit.ExitPackages;
import jp.sodachi.identity.Actor;
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

    boolean prove(Path file) {
        try {
            var made = rooms.getBean(ExitPackages.class).prove(file);
            out.println("whole, unchanged and signed with the trusted key: %,d rows of %d tables, %d photo files"
                    .formatted(made.rows(), made.tables(), made.photos()));
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean take(Path file, String server) {
        var town = rooms.getBean(ExitImport.class).take(file, server);
        out.println(town.code() + " " + town.name() + "  taken in on " + town.server()
                + ", row by row the same; it is suspended until it is reopened");
        return true;
    }
}
