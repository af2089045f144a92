package jp.sodachi.web;

import jakarta.servlet.http.HttpServletResponse;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.NoTenantBound;
import org.hibernate.exception.JDBCConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells that the database does not answer: nothing was kept, and the same can be done again in a moment. The page asks
 * nothing of the database itself.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Absences {
    private static final Logger LOG = LoggerFactory.getLogger(Absences.class);
    private static final String AGAIN_IN_SECONDS = "30";

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        ControlPlane.ControlPlaneAway.class,
        NonTransientDataAccessResourceException.class,
        RecoverableDataAccessException.class,
        TransientDataAccessResourceException.class,
        QueryTimeoutException.class,
        JDBCConnectionException.class
    })
    ModelAndView databaseAway(RuntimeException away, HttpServletResponse response) {
        var cause = NestedExceptionUtils.getMostSpecificCause(away);
        if (cause instanceof NoTenantBound) {
            // A defect of ours: the database was never asked.
            throw away;
        }
        LOG.warn("The database did not answer: {}", cause.toString());
        response.setHeader(HttpHeaders.RETRY_AFTER, AGAIN_IN_SECONDS);
        return new ModelAndView("error/away", HttpStatus.SERVICE_UNAVAILABLE);
    }
}
