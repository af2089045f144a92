package jp.sodachi.web;

import jakarta.servlet.ServletException;
import java.io.IOException;

/**
 * Runs a filter chain inside a scope. {@link ScopedValue} knows one exception type, a chain throws two: they are carried
 * through and thrown again here.
 */
final class ScopedFilters {
    private ScopedFilters() {}

    static void inside(Scope scope, Chain chain) throws ServletException, IOException {
        try {
            scope.call(() -> {
                chain.run();
                return Boolean.TRUE;
            });
        } catch (ServletException | IOException | RuntimeException passed) {
            throw passed;
        } catch (Exception other) {
            throw new ServletException(other);
        }
    }

    /** Enters a scope and calls the work in it. */
    @FunctionalInterface
    interface Scope {
        Boolean call(ScopedValue.CallableOp<Boolean, Exception> work) throws Exception;
    }

    /** The rest of the filters. */
    @FunctionalInterface
    interface Chain {
        void run() throws ServletException, IOException;
    }
}
