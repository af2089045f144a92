package jp.sodachi.municipalityportal.children;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.FactCorrection;
import jp.sodachi.record.FamilyGuardians;
import jp.sodachi.support.JapaneseDates;
import org.springframework.context.MessageSource;

/** A child's facts in the reader's words, for two versions side by side. */
final class FactWords {
    private final MessageSource messages;
    private final Locale reader;

    FactWords(MessageSource messages, Locale reader) {
        this.messages = messages;
        this.reader = reader;
    }

    /** The facts in which two versions differ. */
    List<Difference> differences(ChildFacts mine, ChildFacts stored) {
        return Stream.of(
                        row("birth.name", ChildFacts::name, mine, stored),
                        row("birth.kana", ChildFacts::kana, mine, stored),
                        row("birth.date", facts -> JapaneseDates.full(facts.birthDate(), reader), mine, stored),
                        row("birth.sex", facts -> say("sex." + facts.sex()), mine, stored),
                        row("birth.gestation", this::gestation, mine, stored),
                        row("birth.due", this::due, mine, stored))
                .filter(difference -> !difference.mine().equals(difference.stored()))
                .toList();
    }

    /** A correction as it was made. */
    Changed changed(FactCorrection fact) {
        return new Changed(
                say("birth." + fact.field()),
                kept(fact.field(), fact.before()),
                kept(fact.field(), fact.after()),
                fact);
    }

    private String kept(String field, String text) {
        if (text.isEmpty()) {
            return say("child.not-entered");
        }
        return switch (field) {
            case "sex" -> say("sex." + text);
            case "date", "due" -> JapaneseDates.full(LocalDate.parse(text), reader);
            case "gestation" -> {
                var parts = text.split("\\+", 2);
                yield say("child.gestation.words", Integer.valueOf(parts[0]), Integer.valueOf(parts[1]));
            }
            case "guardian" -> text.equals(FamilyGuardians.ENDED) ? say("birth.guardian.ended") : text;
            default -> text;
        };
    }

    private Difference row(String label, Function<ChildFacts, String> words, ChildFacts mine, ChildFacts stored) {
        return new Difference(say(label), words.apply(mine), words.apply(stored));
    }

    private String gestation(ChildFacts facts) {
        var gestation = facts.gestation();
        return gestation == null
                ? say("child.not-entered")
                : say("child.gestation.words", gestation.weeks(), gestation.days());
    }

    private String due(ChildFacts facts) {
        return facts.due().map(day -> JapaneseDates.full(day, reader)).orElseGet(() -> say("child.not-entered"));
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, reader);
    }

    /** One fact in two versions. */
    record Difference(String label, String mine, String stored) {}

    /** One fact as it was and as it became. */
    record Changed(String label, String before, String after, FactCorrection fact) {}
}
