package jp.sodachi.assessment.rules;

import java.io.Serial;

/** An instrument's file that may not be used. Says where, what is wrong and what is allowed. */
public final class InvalidInstrument extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String path;
    private final String problem;
    private final String allowed;

    InvalidInstrument(String file, String path, String problem, String allowed) {
        super(file + ": " + (path.isEmpty() ? "" : path + ": ") + problem
                + (allowed.isEmpty() ? "" : "; allowed: " + allowed));
        this.file = file;
        this.path = path;
        this.problem = problem;
        this.allowed = allowed;
    }

    /** The file's name as given by the caller. */
    public String file() {
        return file;
    }

    /** Where in the file, such as {@code items[3].expected_by}; empty for the file as a whole. */
    public String path() {
        return path;
    }

    /** What is wrong. */
    public String problem() {
        return problem;
    }

    /** What may stand there instead; empty where nothing general can be said. */
    public String allowed() {
        return allowed;
    }
}
