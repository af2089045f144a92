package jp.sodachi.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The handbook of a pregnancy without a child as it is taken along. Its components are the published format: {@code
 * pregnancy-1.schema.json} describes them. Pages are the same as in {@link Handbook}, in which a child's pregnancy stands.
 *
 * @param edition the edition of the paper handbook whose pages these are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExpectingHandbook(
        String format,
        int version,
        Instant exportedAt,
        Handbook.Town town,
        String edition,
        Woman woman,
        Handbook.Expecting pregnancy) {

    /** What {@link #format} says. */
    public static final String FORMAT = "sodachi-pregnancy";

    /** The version of the published schema. */
    public static final int VERSION = 1;

    /**
     * Whose pregnancy it is.
     *
     * @param birthDate in her own file only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Woman(String name, String kana, @Nullable LocalDate birthDate) {}
}
