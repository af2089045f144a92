package jp.sodachi.parentportal.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a family's calendar.
 *
 * @param about what it is about, the same for as long as it is about that; never shown
 * @param at the time of an appointment, null for a whole day
 * @param path of the page that says more
 */
record Entry(String about, LocalDate on, @Nullable LocalTime at, String title, String text, String place, String path) {
    private static final int ID_LENGTH = 32;

    /** An id that tells nothing. */
    String id() {
        return hash(about);
    }

    /** Differs when anything a reader sees differs. */
    String face() {
        return hash(String.join("\u0000", on.toString(), String.valueOf(at), title, text, place));
    }

    static String hash(String text) {
        try {
            var bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
