package jp.sodachi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Tells a refusal before a page began. A form without a valid token is nearly always one that was open for too long: that is
 * said, and what was typed is kept. Everything else does not exist for this person.
 */
final class Denials implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        if (!(cause instanceof CsrfException)) {
            ErrorPages.show("error/404", request, response, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var kept = KeptForm.keep(request);
        if (kept && request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", ResumePage.PATH);
        }
        ErrorPages.show(kept ? "error/expired" : "error/403", request, response, HttpServletResponse.SC_FORBIDDEN);
    }
}
