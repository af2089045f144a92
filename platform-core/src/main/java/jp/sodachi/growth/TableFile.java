package jp.sodachi.growth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the lines of a table that ships with this version; comments and empty lines are left out. */
final class TableFile {

    private TableFile() {}

    static List<String> lines(String name) {
        try (InputStream in = TableFile.class.getResourceAsStream("/growth/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the table " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Sex sex(String code) {
        return code.equals("M") ? Sex.MALE : Sex.FEMALE;
    }

    static IllegalStateException wrong(String name, String line) {
        return new IllegalStateException(name + " cannot be read here: " + line);
    }
}
