package jp.sodachi.municipalityportal.children;

import jakarta.servlet.http.HttpServletRequest;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.record.RecordIsProtected;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Leads whoever asks for a protected record to the question why; the attempt stays in the trail. */
@ControllerAdvice
class ProtectedDoor {
    private final AuditTrail audit;

    ProtectedDoor(AuditTrail audit) {
        this.audit = audit;
    }

    /** What was to be said on the page that stays closed is said beside the question. */
    @ExceptionHandler(RecordIsProtected.class)
    String ask(RecordIsProtected closed, HttpServletRequest request) {
        var said = RequestContextUtils.getInputFlashMap(request);
        if (said != null) {
            RequestContextUtils.getOutputFlashMap(request).putAll(said);
        }
        var whose = closed.whose();
        return switch (whose.kind()) {
            case CHILD -> {
                audit.recordRefusal(CurrentActor.get().isRefused("child.read", whose.id()));
                yield "redirect:/children/" + whose.id() + "/open";
            }
            case PREGNANCY -> {
                audit.recordRefusal(CurrentActor.get().isRefused("pregnancy.read", whose.id()));
                yield "redirect:/pregnancies/" + whose.id() + "/open";
            }
        };
    }
}
