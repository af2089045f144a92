package jp.sodachi.parentportal.consultation;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.branding.Consultation;
import jp.sodachi.branding.Contacts;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardians;
import jp.sodachi.record.Child;
import jp.sodachi.record.Records;
import jp.sodachi.record.Standing;
import jp.sodachi.support.Age;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands the signed-in guardian over to the town's consultation service. */
@Component
@Transactional
public class ConsultationHandover {
    /** Long enough for a slow phone, too short to be found anywhere later. */
    static final Duration LIFE = Duration.ofMinutes(2);

    private final Contacts contacts;
    private final Guardians guardians;
    private final Records records;
    private final ConsultationKey key;
    private final AuditTrail audit;
    private final Clock clock;

    ConsultationHandover(
            Contacts contacts,
            Guardians guardians,
            Records records,
            ConsultationKey key,
            AuditTrail audit,
            Clock clock) {
        this.contacts = contacts;
        this.guardians = guardians;
        this.records = records;
        this.key = key;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A guardian on the way.
     *
     * @param target where the form leads
     * @param told the children whose age the service learns
     */
    record Way(Consultation service, URI target, String token, List<Child> told) {}

    /** The town's service; empty when it has none or the platform has no key. */
    public Optional<Consultation> findService() {
        return Optional.of(contacts.stored().consultation()).filter(service -> key.isThere() && service.isThere());
    }

    /** The children whose age could be told. */
    List<Child> listChildren() {
        return records.listMyChildren().stream()
                .filter(child -> child.standing() == Standing.HERE)
                .toList();
    }

    /**
     * The way to the service; each child whose age is told is kept in the trail. Empty when there is no service or the person
     * has not joined this town.
     *
     * @param site the parents' site, from scheme to port
     * @param ticked the children the guardian ticked; others' are passed over
     */
    Optional<Way> begin(String site, String language, Collection<UUID> ticked) {
        var service = findService();
        var me = guardians.findMe();
        if (service.isEmpty() || me.isEmpty()) {
            return Optional.empty();
        }
        var target = Consultation.findTarget(service.get().address()).orElseThrow();
        var told = listChildren().stream()
                .filter(child -> ticked.contains(child.id()))
                .toList();
        var token = token(site, target, me.get().id(), language, told);
        told.forEach(child -> tell("consultation.tell", child.id()));
        tell("consultation.begin", null);
        return Optional.of(new Way(service.get(), target, token, told));
    }

    private void tell(String action, @Nullable UUID child) {
        audit.record(CurrentActor.get().does(action, child, null));
    }

    private String token(String site, URI target, UUID guardian, String language, List<Child> told) {
        var now = clock.instant();
        var origin = target.getScheme() + "://" + target.getAuthority();
        var claims = new JWTClaimsSet.Builder()
                .issuer(site)
                .audience(origin)
                .subject(key.pairwise(guardian, origin))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("municipality", TenantScope.current().code().value())
                .claim("locale", language);
        if (!told.isEmpty()) {
            claims.claim("children", told.stream().map(this::age).toList());
        }
        return key.sign(claims.build()).orElseThrow();
    }

    private Map<String, Object> age(Child child) {
        var age = Age.on(child.facts().birthDate(), LocalDate.now(clock));
        return Map.of("years", age.years(), "months", age.months());
    }
}
