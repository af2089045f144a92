package jp.sodachi.schedule;

import java.io.Serial;

/** A definition or a town's layer that may not be used. Says where, what is wrong and what is allowed. */
public final class InvalidDefinition extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String path;
    private final String problem;
    private final String allowed;

    InvalidDefinition(String file, int line, String path, String problem, String allowed) {
        super(file + (line > 0 ? ":" + line : "") + ": " + (path.isEmpty() ? "" : path + ": ") + problem
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

    /** Where in the file, such as {@code series.PCV.steps.P2.open}; empty for the file as a whole. */
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
