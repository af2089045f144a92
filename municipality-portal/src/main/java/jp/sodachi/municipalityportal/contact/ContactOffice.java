package jp.sodachi.municipalityportal.contact;

import java.util.List;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.branding.Contacts;
import jp.sodachi.branding.TownContact;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.notice.TrialNotices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads and changes what families are told when they have a question, and sends trial mails. */
@Component
@Transactional
class ContactOffice {
    private static final @Nullable UUID NO_CHILD = null;

    private final Contacts contacts;
    private final TrialNotices trials;
    private final Permissions permissions;
    private final AuditTrail audit;

    ContactOffice(Contacts contacts, TrialNotices trials, Permissions permissions, AuditTrail audit) {
        this.contacts = contacts;
        this.trials = trials;
        this.permissions = permissions;
        this.audit = audit;
    }

    TownContact open() {
        permissions.requireStaff(StaffRole.ADMIN, "contact.read");
        return contacts.stored();
    }

    List<TrialNotices.Trial> listTrials() {
        permissions.requireStaff(StaffRole.ADMIN, "contact.read");
        return trials.list();
    }

    /** False when somebody else saved since the version {@code contact} starts from; nothing was changed then. */
    boolean change(TownContact contact) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "contact.change");
        var changed = contacts.change(contact);
        if (changed) {
            audit.record(actor.does("contact.change", NO_CHILD, null));
        }
        return changed;
    }

    /** How many people a trial mail goes to. */
    int sendTrial() {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "contact.trial");
        audit.record(actor.does("contact.trial", NO_CHILD, null));
        return trials.send();
    }

    /** Everybody of the office for the mail that went to them. */
    boolean receive(String secret) {
        permissions.requireStaff(StaffRole.NURSE, "contact.trial.receive");
        return trials.receive(secret);
    }
}
