package jp.sodachi.assessment.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** A made-up screening of twenty questions, of which two are reversed; and its file with one place changed. */
final class Screening {
    static final String FILE = "made-up.json";

    private Screening() {}

    static String text() {
        var items = IntStream.rangeClosed(1, 20)
                .mapToObj(n ->
                        """
                        {"code": "q%02d", "domain": "made-up", "answers": "yes-no", "in": ["w"],
                         "text": {"ja": "質問%d", "en": "Question %d"}, "points": %s}""".formatted(n, n, n, reversed(n) ? "{\"YES\": 1, \"NO\": 0}" : "{\"YES\": 0, \"NO\": 1}"))
                .toList();
        return """
                {"schema": "sodachi-instrument/1", "id": "made-up", "version": "2.1.0", "kind": "screening",
                 "title": {"ja": "作りもの", "en": "Made up"}, "lead": {"ja": "作りもの", "en": "Made up"},
                 "licence": {"type": "open", "holder": "Nobody", "terms": "made up"}, "source": "made up",
                 "disclaimer": {"ja": "作りもの", "en": "Made up"}, "review": {"status": "open"},
                 "age": {"corrected": {"gestation_below_weeks": 37, "until_months": 36}},
                 "missing": {"allowed": 0, "otherwise": "incomplete"},
                 "actions": {"none": {"next": {"ja": "なし", "en": "None"}},
                             "talk": {"contact_within": 5, "next": {"ja": "相談", "en": "Talk"}},
                             "now": {"contact_within": 0, "next": {"ja": "すぐに", "en": "Now"}}},
                 "rules": [
                  {"id": "low", "when": {"points": [0, 2]}, "level": "ok", "action": "none"},
                  {"id": "medium", "when": {"points": [3, 7]}, "level": "watch", "action": "talk"},
                  {"id": "high", "when": {"points": [8, 20]}, "level": "refer", "action": "talk"},
                  {"id": "alarm", "when": {"answer": "NO", "items": ["q20"]}, "level": "urgent", "action": "now", "alarm": true}],
                 "windows": [{"code": "w", "unit": "months", "from": 16, "to": 30}],
                 "items": [%s]}
                """.formatted(String.join(",\n", items));
    }

    static boolean reversed(int n) {
        return n == 2 || n == 5;
    }

    static Instrument read() {
        return InstrumentFile.read(FILE, text());
    }

    /** Every question answered, so many of them (the first ones) with the answer that counts a point. */
    static Map<String, String> counting(int points) {
        var given = new HashMap<String, String>();
        IntStream.rangeClosed(1, 20)
                .forEach(n -> given.put("q%02d".formatted(n), (n <= points) == reversed(n) ? "YES" : "NO"));
        return given;
    }
}
