package jp.sodachi.deploy.towns;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What went wrong, in one line for the person who typed the command. */
final class WhatFailed {
    private static final String OURS = "jp.sodachi.";

    private WhatFailed() {}

    /** The platform's own words first, and beside them what lies below; without such words what lies deepest and still says where. */
    static String words(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith(OURS)) {
                return beside(line(cause), cause.getCause());
            }
        }
        return line(deepest(failure));
    }

    private static String beside(String said, @Nullable Throwable cause) {
        var why = cause == null ? "" : words(cause);
        return said.contains(why) ? said : said + " (" + why + ")";
    }

    /** Below what a database says lies only that a connection was refused, and not which one. */
    private static Throwable deepest(Throwable failure) {
        var found = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || !(found instanceof SQLException)) {
                found = cause;
            }
        }
        return found;
    }

    private static String line(Throwable failure) {
        var said = switch (failure) {
            case NoSuchFileException missing -> "There is no file or folder " + missing.getFile();
            case AccessDeniedException denied -> "There is no right to use " + denied.getFile();
            case FileSystemException file -> file.getFile() + ": " + file.getReason();
            default -> Objects.requireNonNullElse(failure.getMessage(), "");
        };
        return said.lines().findFirst().orElse(failure.getClass().getSimpleName());
    }
}
