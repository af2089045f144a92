package jp.sodachi.municipalityportal.instruments;

import static java.util.Objects.requireNonNullElse;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sodachi.assessment.rules.AnswerKind;
import jp.sodachi.assessment.rules.Change;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.Item;
import jp.sodachi.assessment.rules.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A question as typed.
 *
 * @param answers an {@link AnswerKind}; chosen for a new question only
 * @param domain one of the instrument's own words; chosen for a new question only
 * @param concern the answer that is a sign of worry, empty for none
 * @param in codes of the ages at which it is asked
 */
record QuestionForm(
        String textJa,
        String textEn,
        String helpJa,
        String helpEn,
        String answers,
        String domain,
        String concern,
        String expectedBy,
        String referBy,
        List<String> in)
        implements DraftForm {
    private static final int MOST_MONTHS = 84;

    QuestionForm {
        textJa = requireNonNullElse(textJa, "");
        textEn = requireNonNullElse(textEn, "");
        helpJa = requireNonNullElse(helpJa, "");
        helpEn = requireNonNullElse(helpEn, "");
        answers = requireNonNullElse(answers, "");
        domain = requireNonNullElse(domain, "");
        concern = requireNonNullElse(concern, "");
        expectedBy = requireNonNullElse(expectedBy, "");
        referBy = requireNonNullElse(referBy, "");
        in = List.copyOf(requireNonNullElse(in, List.of()));
    }

    static QuestionForm empty() {
        return new QuestionForm("", "", "", "", "", "", "", "", "", List.of());
    }

    static QuestionForm of(Item of, Instrument in) {
        return new QuestionForm(
                of.text().ja(),
                of.text().en(),
                of.help().ja(),
                of.help().en(),
                of.answers().name(),
                of.domain(),
                of.concern(),
                months(of.expectedBy()),
                months(of.referBy()),
                in.windows().stream()
                        .map(Window::code)
                        .filter(of.windows()::contains)
                        .toList());
    }

    private static String months(OptionalInt of) {
        return of.isPresent() ? Integer.toString(of.getAsInt()) : "";
    }

    /** @param stored the question as it is; null for a new one */
    Optional<Change> read(@Nullable Item stored, Instrument instrument, Errors errors) {
        var kind = stored == null ? chosen(errors) : Optional.of(stored.answers());
        var text = TypedWords.read("text", textJa, textEn, errors);
        var help = TypedWords.readOrNone("help", helpJa, helpEn, errors);
        var expected = TypedNumber.read("expectedBy", expectedBy, 0, MOST_MONTHS, errors);
        var refer = TypedNumber.read("referBy", referBy, 0, MOST_MONTHS, errors);
        if (expected.isPresent() && refer.isPresent() && refer.getAsInt() < expected.getAsInt()) {
            errors.rejectValue("referBy", "instruments.draft.question.earlier");
        }
        var known =
                new HashSet<>(instrument.windows().stream().map(Window::code).toList());
        known.retainAll(in);
        if (known.isEmpty()) {
            errors.rejectValue("in", "instruments.draft.question.never");
        }
        var field = stored == null ? domain : stored.domain();
        if (instrument.items().stream().noneMatch(each -> each.domain().equals(field))) {
            errors.rejectValue("domain", "instruments.draft.question.domain.empty");
        }
        if (!concern.isEmpty()
                && kind.filter(each -> each.options().contains(concern)).isEmpty()) {
            errors.rejectValue("concern", "instruments.draft.question.concern.other");
        }
        return errors.hasErrors()
                ? Optional.empty()
                : kind.map(each -> new Change.Question(
                        stored == null ? freshCode(instrument) : stored.code(),
                        field,
                        each,
                        known,
                        text,
                        help,
                        concern,
                        expected,
                        refer));
    }

    private Optional<AnswerKind> chosen(Errors errors) {
        var kind = Arrays.stream(AnswerKind.values())
                .filter(each -> each.name().equals(answers))
                .findFirst();
        if (kind.isEmpty()) {
            errors.rejectValue("answers", "instruments.draft.question.answers.empty");
        }
        return kind;
    }

    private static String freshCode(Instrument in) {
        var n = 1;
        while (in.item(code(n)).isPresent()) {
            n++;
        }
        return code(n);
    }

    private static String code(int n) {
        return String.format(Locale.ROOT, "own%02d", n);
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("instruments.draft.question.ja", textJa),
                new Part("instruments.draft.question.en", textEn),
                new Part("instruments.draft.question.help.ja", helpJa),
                new Part("instruments.draft.question.help.en", helpEn),
                new Part("instruments.draft.question.expected", expectedBy),
                new Part("instruments.draft.question.refer", referBy),
                new Part("instruments.draft.question.concern", concern),
                new Part("instruments.draft.question.in", String.join(", ", in)));
    }
}
