package jp.sodachi.export;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jp.sodachi.assessment.CheckWords;
import jp.sodachi.assessment.ChildChecks;
import jp.sodachi.assessment.rules.Licence;
import org.springframework.context.MessageSource;

/** Sent answers on development as they are taken along. The texts of a licensed instrument are not. */
final class HandbookChecks {
    private final CheckWords words;
    private final Locale reader;

    HandbookChecks(MessageSource messages, Locale reader) {
        this.words = new CheckWords(messages, reader);
        this.reader = reader;
    }

    List<Handbook.Check> list(List<ChildChecks.Named> sent) {
        return sent.stream().map(this::check).toList().reversed();
    }

    private Handbook.Check check(ChildChecks.Named named) {
        var sheet = named.sheet();
        var result = Objects.requireNonNull(sheet.result());
        var instrument = named.instrument();
        return new Handbook.Check(
                sheet.id(),
                sheet.instrument(),
                sheet.number(),
                sheet.checksum(),
                words.title(instrument),
                words.window(named.window()),
                result.sentAt(),
                result.sentBy(),
                result.age().chronologicalMonths(),
                result.age().months(),
                result.age().corrected(),
                result.level().name(),
                result.complete(),
                instrument.after(result.outcome()).next().in(reader),
                sheet.worried(),
                sheet.note(),
                instrument.licence().type() == Licence.Type.OPEN ? answers(named) : List.of());
    }

    private List<Handbook.Answer> answers(ChildChecks.Named named) {
        return named.instrument().asked(named.window()).stream()
                .filter(item -> named.sheet().answers().containsKey(item.code()))
                .map(item -> {
                    var given = named.sheet().answers().getOrDefault(item.code(), "");
                    return new Handbook.Answer(
                            item.code(), item.text().in(reader), given, words.answer(item, given), false);
                })
                .toList();
    }
}
