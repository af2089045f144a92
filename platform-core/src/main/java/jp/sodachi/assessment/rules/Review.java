package jp.sodachi.assessment.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a professional has signed this version.
 *
 * @param by who signed, empty while nobody has
 * @param on when, null while nobody has
 */
public record Review(boolean signed, String by, @Nullable LocalDate on) {}
