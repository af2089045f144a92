package jp.sodachi.assessment.rules;

import java.time.LocalDate;
import jp.sodachi.growth.CorrectionPolicy;
import jp.sodachi.growth.Gestation;
import jp.sodachi.growth.GrowthAge;
import org.jspecify.annotations.Nullable;

/**
 * From which day an instrument counts.
 *
 * @param correction when it counts from the due date; null when never
 */
public record AgeBasis(@Nullable CorrectionPolicy correction) {
    /** The age that counts on {@code day}; {@code gestation} null when it is not known. */
    public GrowthAge on(LocalDate birth, @Nullable Gestation gestation, LocalDate day) {
        return correction == null || gestation == null
                ? GrowthAge.on(birth, day)
                : GrowthAge.on(birth, day, gestation, correction);
    }
}
