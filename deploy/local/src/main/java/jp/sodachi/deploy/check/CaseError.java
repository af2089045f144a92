package jp.sodachi.deploy.check;

import java.io.Serial;

/** A case that cannot be answered: which field, and what is wrong with it. */
final class CaseError extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    CaseError(String field, String problem) {
        super(problem, null, false, false);
        this.field = field;
    }

    String field() {
        return field;
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
