package jp.sodachi.schedule;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a compiled rule is made from. */
final class RuleParts {

    final String path;
    final Definition.Rule written;
    final boolean capped;
    private final Slots slots;

    RuleParts(String path, Definition.Rule written, boolean capped, Slots slots) {
        this.path = path;
        this.written = written;
        this.capped = capped;
        this.slots = slots;
    }

    int slot(Optional<Bound> bound) {
        return slots.slot(bound);
    }

    Table.Day day(Bound bound) {
        return slots.day(bound);
    }

    Table.@Nullable DoseTerm doseTerm(Optional<Bound> bound) {
        return bound.map(present -> {
                    Table.Day day = slots.day(present);
                    if (day.terms.length != 1 || day.slots.length != 0) {
                        throw new IllegalArgumentException(present.text() + " may not stand here");
                    }
                    return day.terms[0];
                })
                .orElse(null);
    }

    int[] datedUntil() {
        return written.dated().stream()
                .mapToInt(dated -> Days.of(dated.until()))
                .toArray();
    }

    Table.Day[] datedOpen() {
        return written.dated().stream().map(dated -> slots.day(dated.open())).toArray(Table.Day[]::new);
    }

    Table.@Nullable Day stdFrom(Table.Day open) {
        return written.std()
                .map(std -> std.from() instanceof Bound.Open ? open : slots.day(std.from()))
                .orElse(null);
    }

    boolean stdToIsLast() {
        return written.std().map(std -> std.to() instanceof Bound.Last).orElse(false);
    }

    Table.@Nullable Day stdTo() {
        return written.std()
                .filter(std -> !(std.to() instanceof Bound.Last))
                .map(std -> slots.day(std.to()))
                .orElse(null);
    }

    Table.@Nullable Day stdElse() {
        return written.std().flatMap(Definition.Std::orElse).map(slots::day).orElse(null);
    }
}
