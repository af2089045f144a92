package jp.sodachi.municipalityportal.children;

import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.record.RecordIsProtected;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Leads whoever asks for a protected record to the question why; the attempt stays in the trail. */
@ControllerAdvice
class ProtectedDoor {
    private final AuditTrail audit;

    ProtectedDoor(AuditTrail audit) {
        this.audit = audit;
    }

    @ExceptionHandler(RecordIsProtected.class)
    String ask(RecordIsProtected closed) {
        audit.recordRefusal(CurrentActor.get().isRefused("child.read", closed.childId()));
        return "redirect:/children/" + closed.childId() + "/open";
    }
}
