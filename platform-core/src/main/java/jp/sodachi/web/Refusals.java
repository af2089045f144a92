package jp.sodachi.web;

import jp.sodachi.audit.AuditTrail;
import jp.sodachi.branding.Branding;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Tells a refusal at the edge. What is not yours and what does not exist look alike; the town's audit trail keeps the
 * attempt.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Refusals {
    private final AuditTrail audit;
    private final Branding branding;

    Refusals(AuditTrail audit, Branding branding) {
        this.audit = audit;
        this.branding = branding;
    }

    @ExceptionHandler(exception = NotYours.class, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(NotYours refusal) {
        keep(refusal);
        return notFound();
    }

    @ExceptionHandler(
            exception = NotYours.class,
            produces = {MediaType.APPLICATION_PROBLEM_JSON_VALUE, MediaType.APPLICATION_JSON_VALUE})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    @ResponseBody
    ProblemDetail problem(NotYours refusal) {
        keep(refusal);
        return ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
    }

    /** An address with something else in place of an id names nothing. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ModelAndView noSuchAddress() {
        return notFound();
    }

    /** An address that leads nowhere, for a person: a page. A machine gets the problem details of the framework. */
    @ExceptionHandler(exception = NoResourceFoundException.class, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView nowhere() {
        return notFound();
    }

    /** The address of a form, opened as a page: from the history or a bookmark. */
    @ExceptionHandler(exception = HttpRequestMethodNotSupportedException.class, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView notToBeOpened() {
        return notFound();
    }

    private void keep(NotYours refusal) {
        if (TenantScope.find().isPresent()) {
            audit.recordRefusal(CurrentActor.get()
                    .isRefused(refusal.action(), refusal.childId().orElse(null)));
        }
    }

    /** Model attributes of the advices do not reach a page shown for an exception, so the brand is put in here. */
    private ModelAndView notFound() {
        var page = new ModelAndView("error/404");
        page.setStatus(HttpStatus.NOT_FOUND);
        TenantScope.find().ifPresent(_ -> page.addObject("brand", branding.current()));
        return page;
    }
}
