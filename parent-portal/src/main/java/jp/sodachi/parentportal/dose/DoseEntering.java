package jp.sodachi.parentportal.dose;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.record.DoseEntry;
import jp.sodachi.record.Records;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Enters everything received on one day: all of it or nothing. */
@Component
class DoseEntering {
    private final Records records;

    DoseEntering(Records records) {
        this.records = records;
    }

    /**
     * Enters the chosen doses of {@code form}.
     *
     * @return empty when all are in the record; else the product that was refused and why, and nothing was changed
     */
    @Transactional
    public Optional<Map.Entry<String, DoseEntry.Reason>> enter(UUID child, DoseForm form, LocalDate day) {
        for (var product : form.chosen()) {
            if (records.recordDose(child, form.dose(product, day)) instanceof DoseEntry.Refused(DoseEntry.Reason why)) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return Optional.of(Map.entry(product, why));
            }
        }
        return Optional.empty();
    }
}
