package jp.sodachi.parentportal.family;

import java.util.List;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.IdentityProviderFailed;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.ParentAccounts;
import jp.sodachi.notice.Notices;
import jp.sodachi.notice.WayChoices;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.Grants;
import jp.sodachi.record.Photo;
import jp.sodachi.record.Photos;
import jp.sodachi.record.Records;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.web.PersonSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The signed-in guardian deletes the account. In the town: links end, personal data goes, the record stays. At the identity
 * provider: the account goes when no other town knows it. Asked again after a break it goes on where it stopped.
 */
@Component
class Deregistration {
    private static final Logger LOG = LoggerFactory.getLogger(Deregistration.class);

    private final Guardians guardians;
    private final Records records;
    private final Grants grants;
    private final Photos photos;
    private final FormEntries entries;
    private final Notices notices;
    private final WayChoices ways;
    private final ParentAccounts accounts;
    private final PersonSessions sessions;
    private final TenantDirectory directory;
    private final TransactionTemplate transaction;

    Deregistration(
            Guardians guardians,
            Records records,
            Grants grants,
            Photos photos,
            FormEntries entries,
            Notices notices,
            WayChoices ways,
            ParentAccounts accounts,
            PersonSessions sessions,
            TenantDirectory directory,
            TransactionTemplate transaction) {
        this.guardians = guardians;
        this.records = records;
        this.grants = grants;
        this.photos = photos;
        this.entries = entries;
        this.notices = notices;
        this.ways = ways;
        this.accounts = accounts;
        this.sessions = sessions;
        this.directory = directory;
        this.transaction = transaction;
    }

    /** Whether the person leaves photos behind that nobody else of the family could see. */
    boolean leavesPhotos() {
        return records.listMyChildren().stream()
                .anyMatch(child -> isAlone(child.id()) && !memories(child.id()).isEmpty());
    }

    /** @throws NotYours when nobody is signed in as a parent */
    Outcome deregister() {
        if (!(CurrentActor.get() instanceof Actor.Parent parent)) {
            throw new NotYours("guardian.leave", null);
        }
        transaction.executeWithoutResult(_ -> leaveTown());
        sessions.endHere(parent.subject());
        if (isElsewhere(parent.subject())) {
            return Outcome.ACCOUNT_STAYS;
        }
        try {
            accounts.delete(parent.subject());
            return Outcome.DELETED;
        } catch (IdentityProviderFailed away) {
            LOG.warn("An account could not be deleted yet: {}", away.getMessage());
            return Outcome.ACCOUNT_LATER;
        }
    }

    private void leaveTown() {
        grants.forgetMe();
        records.listMyChildren().stream()
                .filter(child -> isAlone(child.id()))
                .forEach(child -> memories(child.id()).forEach(photo -> photos.withdraw(child.id(), photo)));
        entries.dropMyDrafts();
        ways.forgetMine();
        guardians.leave().ifPresent(me -> notices.callBack(List.of(me.id())));
    }

    private boolean isAlone(UUID child) {
        return guardians.listOf(child).size() == 1;
    }

    private List<UUID> memories(UUID child) {
        return photos.list(child).stream()
                .filter(photo -> photo.kind() == Photo.Kind.MEMORY)
                .map(Photo::id)
                .toList();
    }

    /** A town that cannot be asked now counts as one that knows the person: the account then stays. */
    private boolean isElsewhere(String subject) {
        return directory.list().stream()
                .filter(town -> !town.code().equals(TenantScope.current().code()))
                .anyMatch(town -> !directory.understands(town) || knows(town, subject));
    }

    private boolean knows(Tenant town, String subject) {
        return TenantScope.call(
                town, () -> CurrentActor.call(new Actor.Job("account"), () -> guardians.isHere(subject)));
    }

    /** What became of the account at the identity provider; in the town it is gone in every case. */
    enum Outcome {
        DELETED,
        /** Another town uses it. */
        ACCOUNT_STAYS,
        /** The identity provider gives no answer. */
        ACCOUNT_LATER
    }
}
