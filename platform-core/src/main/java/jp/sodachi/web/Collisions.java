package jp.sodachi.web;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jp.sodachi.branding.Branding;
import jp.sodachi.tenancy.TenantScope;
import org.hibernate.exception.ConstraintViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells that two saved the same thing in the same moment where no page of its own foresees it: nothing of the second was kept, and
 * what was typed waits to be sent once more.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Collisions {
    private static final Logger LOG = LoggerFactory.getLogger(Collisions.class);

    private final Branding branding;

    Collisions(Branding branding) {
        this.branding = branding;
    }

    @ExceptionHandler({
        ConcurrencyFailureException.class,
        DuplicateKeyException.class,
        OptimisticLockException.class,
        PessimisticLockException.class
    })
    ModelAndView meanwhile(RuntimeException collision, HttpServletRequest request) {
        // The kind alone: the database's own words hold what was typed.
        LOG.warn(
                "Two saved at once at {}: {}",
                request.getMethod(),
                NestedExceptionUtils.getMostSpecificCause(collision).getClass().getSimpleName());
        var page = new ModelAndView("error/meanwhile", HttpStatus.CONFLICT);
        page.addObject("kept", KeptForm.keep(request));
        TenantScope.find().ifPresent(_ -> page.addObject("brand", branding.current()));
        return page;
    }

    /** Of Hibernate's own the one kind that means the same; anything else a table refuses is a defect of ours. */
    @ExceptionHandler(ConstraintViolationException.class)
    ModelAndView meanwhile(ConstraintViolationException refused, HttpServletRequest request) {
        if (refused.getKind() != ConstraintViolationException.ConstraintKind.UNIQUE) {
            throw refused;
        }
        return meanwhile((RuntimeException) refused, request);
    }
}
