package jp.sodachi.parentportal.dose;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.record.DoseEntry;
import jp.sodachi.record.Records;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Enters everything received on one day, by one child or by twins together: all of it or nothing. */
@Component
class DoseEntering {
    private final Records records;

    DoseEntering(Records records) {
        this.records = records;
    }

    /**
     * Enters the chosen doses of {@code form} for each of {@code children}.
     *
     * @return empty when all are in the record; else what was refused, and nothing was changed
     */
    @Transactional
    public Optional<Refusal> enter(List<UUID> children, DoseForm form, LocalDate day) {
        // Always in the same order: two who enter for the same twins wait for each other and never for one another.
        for (var child : children.stream().sorted().toList()) {
            for (var product : form.chosen()) {
                if (records.recordDose(child, form.dose(product, day))
                        instanceof DoseEntry.Refused(DoseEntry.Reason why)) {
                    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                    return Optional.of(new Refusal(child, product, day, why));
                }
            }
        }
        return Optional.empty();
    }

    /** The first thing that was refused. */
    record Refusal(UUID child, String product, LocalDate day, DoseEntry.Reason why) {}
}
