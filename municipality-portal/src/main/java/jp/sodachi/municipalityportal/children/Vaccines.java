package jp.sodachi.municipalityportal.children;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.sodachi.web.Choice;
import org.springframework.context.MessageSource;

/** The vaccines a nurse chooses from, the ones of the first year first; each is a product code of the schedule. */
final class Vaccines {
    static final List<String> CHOICES = List.of(
            "DPT_IPV_HIB",
            "PCV20",
            "PCV15",
            "HEPB",
            "RV1",
            "RV5",
            "BCG",
            "MR",
            "VAR",
            "JE",
            "DT",
            "HPV9",
            "HPV4",
            "HPV2",
            "DPT_IPV",
            "HIB",
            "IPV",
            "DPT",
            "PCV13",
            "PCV7",
            "M",
            "R",
            "MUMPS",
            "MMR",
            "FLU_INACT",
            "FLU_LAIV",
            "MENACWY",
            "NIRSEVIMAB");

    /** What is in use for a programme now; a programme with several equal products has none. */
    private static final Map<String, String> USUAL = Map.of(
            "PENTA", "DPT_IPV_HIB",
            "PCV", "PCV20",
            "HEPB", "HEPB",
            "BCG", "BCG",
            "MR1", "MR",
            "MR2", "MR",
            "VAR", "VAR",
            "DT2", "DT",
            "HPV", "HPV9");

    private Vaccines() {}

    /** The product a nurse most likely enters for a programme; it may be changed on the form. */
    static Optional<String> findUsual(String programme) {
        return Optional.ofNullable(USUAL.get(programme));
    }

    /** The choices in the reader's language. */
    static List<Choice> choices(MessageSource messages, Locale reader) {
        return CHOICES.stream()
                .map(code -> new Choice(code, messages.getMessage("schedule.product." + code, null, reader)))
                .toList();
    }

    static boolean isKnown(String product) {
        return CHOICES.contains(product);
    }
}
