package jp.sodachi.assessment;

import java.time.LocalDate;
import jp.sodachi.record.Child;
import org.jspecify.annotations.Nullable;

/**
 * Which children an instrument asks, of those whose age it asks at. A sheet that was begun goes on whatever is chosen later.
 *
 * @param bornFrom the first birthday that is asked; there for {@link Kind#BORN_FROM} only
 */
public record ShownTo(Kind kind, @Nullable LocalDate bornFrom) {
    /** All of them. */
    public static final ShownTo EVERYBODY = new ShownTo(Kind.EVERYBODY, null);

    public ShownTo {
        if ((kind == Kind.BORN_FROM) != (bornFrom != null)) {
            throw new IllegalArgumentException("A birthday belongs to a choice by birthday, and to no other.");
        }
    }

    /** The choices there are. */
    public enum Kind {
        EVERYBODY,
        /** Children born on a day or later: a new sheet begins with a year's children. */
        BORN_FROM,
        /** Children with a place at a check-up of the town to come. */
        INVITED
    }

    /** Whether this child is asked; {@code invited} is looked up only where it matters. */
    boolean includes(Child child, java.util.function.BooleanSupplier invited) {
        return switch (kind) {
            case EVERYBODY -> true;
            case BORN_FROM -> bornFrom != null && !child.facts().birthDate().isBefore(bornFrom);
            case INVITED -> invited.getAsBoolean();
        };
    }
}
