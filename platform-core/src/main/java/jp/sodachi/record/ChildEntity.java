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

/** The stored form of a {@link Child}. */
@Entity
@Table(name = "record_child")
class ChildEntity {
    @Id
    private UUID id;

    @Column(name = "family_id", updatable = false)
    private UUID familyId;

    private String name;
    private String kana;

    @Column(name = "kana_folded")
    private String kanaFolded;

    @Column(name = "search_key")
    private String searchKey;

    @Column(name = "search_grams")
    private String[] searchGrams;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    @Enumerated(EnumType.STRING)
    private ChildSex sex;

    @Column(name = "gestation_weeks")
    private @Nullable Integer gestationWeeks;

    @Column(name = "gestation_days")
    private @Nullable Integer gestationDays;

    @Column(name = "due_date")
    private @Nullable LocalDate dueDate;

    @Column(name = "registered_at", updatable = false)
    private Instant registeredAt;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Standing standing;

    @Column(updatable = false)
    private boolean shielded;

    @Column(name = "handed_over", updatable = false)
    private boolean handedOver;

    @Column(name = "contact_name", updatable = false)
    private String contactName = "";

    @Column(name = "contact_phone", updatable = false)
    private String contactPhone = "";

    @Version
    private int version;

    protected ChildEntity() {}

    ChildEntity(UUID id, UUID familyId, ChildFacts facts, Instant registeredAt) {
        this.id = id;
        this.familyId = familyId;
        this.registeredAt = registeredAt;
        this.standing = Standing.HERE;
        correct(facts);
    }

    final void correct(ChildFacts facts) {
        name = facts.name();
        kana = facts.kana();
        kanaFolded = facts.kanaFolded();
        searchKey = SearchText.key(facts);
        searchGrams = SearchText.grams(searchKey);
        birthDate = facts.birthDate();
        sex = facts.sex();
        var gestation = facts.gestation();
        gestationWeeks = gestation == null ? null : gestation.weeks();
        gestationDays = gestation == null ? null : gestation.days();
        dueDate = facts.dueDate();
    }

    int version() {
        return version;
    }

    Child toChild() {
        var weeks = gestationWeeks;
        var days = gestationDays;
        var gestation = weeks == null ? null : new ChildFacts.Gestation(weeks, days == null ? 0 : days);
        var facts = new ChildFacts(name, kana, birthDate, sex, gestation, dueDate);
        return new Child(
                id,
                familyId,
                facts,
                standing,
                shielded,
                handedOver,
                new FamilyContact(contactName, contactPhone),
                version);
    }
}
