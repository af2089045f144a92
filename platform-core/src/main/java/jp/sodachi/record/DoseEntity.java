package jp.sodachi.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored form of a {@link Dose}. What was entered never changes; only its state does. */
@Entity
@Table(name = "record_dose")
class DoseEntity {
    @Id
    private UUID id;

    @Column(name = "child_id", updatable = false)
    private UUID childId;

    @Column(updatable = false)
    private String product;

    @Column(name = "given_on", updatable = false)
    private LocalDate givenOn;

    @Column(updatable = false)
    private String lot;

    @Column(updatable = false)
    private String place;

    @Column(name = "given_by", updatable = false)
    private String givenBy;

    @Column(updatable = false)
    private String note;

    @Column(updatable = false)
    private boolean abroad;

    @Column(updatable = false)
    private @Nullable UUID replaces;

    private String why;

    @Enumerated(EnumType.STRING)
    @Column(name = "entered_kind", updatable = false)
    private Dose.EnteredBy enteredKind;

    @Column(name = "entered_by", updatable = false)
    private String enteredBy;

    @Column(name = "entered_at", updatable = false)
    private Instant enteredAt;

    @Enumerated(EnumType.STRING)
    private Dose.State state;

    @Column(name = "settled_by")
    private @Nullable String settledBy;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Version
    private int version;

    protected DoseEntity() {}

    DoseEntity(UUID id, UUID childId, NewDose dose, Dose.EnteredBy kind, String enteredBy, Instant enteredAt) {
        this.id = id;
        this.childId = childId;
        this.product = dose.product();
        this.givenOn = dose.givenOn();
        this.lot = dose.lot();
        this.place = dose.place();
        this.givenBy = dose.givenBy();
        this.note = dose.note();
        this.abroad = dose.abroad();
        this.why = "";
        this.enteredKind = kind;
        this.enteredBy = enteredBy;
        this.enteredAt = enteredAt;
        this.state = Dose.State.ENTERED;
    }

    /** The same child's entry that corrects this one. */
    DoseEntity correctedBy(UUID newId, NewDose dose, String by, Instant at) {
        var correction = new DoseEntity(newId, childId, dose, Dose.EnteredBy.STAFF, by, at);
        correction.replaces = id;
        correction.settle(Dose.State.CONFIRMED, by, at, "");
        return correction;
    }

    void settle(Dose.State outcome, String by, Instant at, String reason) {
        why = reason;
        state = outcome;
        settledBy = by;
        settledAt = at;
    }

    int version() {
        return version;
    }

    Dose.State state() {
        return state;
    }

    Dose.EnteredBy enteredKind() {
        return enteredKind;
    }

    UUID childId() {
        return childId;
    }

    Dose toDose() {
        return new Dose(
                id,
                childId,
                product,
                givenOn,
                lot,
                place,
                givenBy,
                note,
                abroad,
                enteredKind,
                enteredBy,
                enteredAt,
                state,
                settledBy,
                settledAt,
                replaces,
                why,
                version);
    }
}
