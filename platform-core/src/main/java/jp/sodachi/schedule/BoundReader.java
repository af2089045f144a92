package jp.sodachi.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one day expression of a definition. Throws {@link IllegalArgumentException} with what is wrong. */
final class BoundReader {

    static final String ALLOWED =
            "B, M(n), Y(n), W(w,d), entry, EDD, season, FY(…).start, FY(…).end, a date, gap(x,n), "
                    + "plusM(x,n) with x one of D1 D2 D3 D4 prev invalid earlier, max(…), open, last, each followed by +n or -n "
                    + "with d, m or y";

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SHIFT = Pattern.compile("(.*[^+-])([+-])(\\d{1,4})([dmy])");
    private static final Pattern CALL = Pattern.compile("([A-Za-z]+)\\((.*)\\)");
    private static final Pattern FISCAL = Pattern.compile("FY\\((.*)\\)\\.(start|end)");
    private static final int MOST = 2_000;

    private BoundReader() {}

    static Bound read(String written) {
        String text = written.replace(" ", "");
        if (text.equals("open")) {
            return new Bound.Open(text);
        }
        if (text.equals("last")) {
            return new Bound.Last(text);
        }
        Matcher call = CALL.matcher(text);
        if (call.matches() && call.group(1).equals("max")) {
            List<Bound.Term> terms =
                    split(call.group(2)).stream().map(BoundReader::term).toList();
            return new Bound.Latest(terms, text);
        }
        return term(text);
    }

    private static Bound.Term term(String text) {
        if (DATE.matcher(text).matches()) {
            return fixed(text);
        }
        Matcher shift = SHIFT.matcher(text);
        if (shift.matches()) {
            return shifted(shift, text);
        }
        Matcher fiscal = FISCAL.matcher(text);
        if (fiscal.matches()) {
            Bound.Term inner = term(fiscal.group(1));
            boolean end = fiscal.group(2).equals("end");
            return new Bound.Term(
                    inner.anchor(),
                    inner.months(),
                    inner.days(),
                    true,
                    end ? 12 : 0,
                    end ? -1 : 0,
                    Bound.Kind.FISCAL,
                    inner.number(),
                    text);
        }
        Matcher call = CALL.matcher(text);
        return call.matches() ? call(call.group(1), split(call.group(2)), text) : name(text);
    }

    private static Bound.Term fixed(String text) {
        try {
            int day = Days.of(LocalDate.parse(text));
            return new Bound.Term(Bound.Anchor.FIXED, 0, day, false, 0, 0, Bound.Kind.DATE, 0, text);
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("no such date: " + text, impossible);
        }
    }

    private static Bound.Term shifted(Matcher shift, String text) {
        Bound.Term inner = term(shift.group(1));
        int amount = number(shift.group(3)) * (shift.group(2).equals("-") ? -1 : 1);
        return switch (shift.group(4)) {
            case "d" -> inner.shifted(0, amount, text);
            case "m" -> inner.shifted(amount, 0, text);
            default -> inner.shifted(amount * 12, 0, text);
        };
    }

    private static Bound.Term call(String function, List<String> arguments, String text) {
        return switch (function) {
            case "M" -> age(number(one(arguments, text)), Bound.Kind.MONTHS, 1, text);
            case "Y" -> age(number(one(arguments, text)), Bound.Kind.YEARS, 12, text);
            case "W" -> {
                int weeks = number(two(arguments, text).get(0));
                int days = weeks * 7 + number(arguments.get(1));
                yield new Bound.Term(Bound.Anchor.BIRTH, 0, days, false, 0, 0, Bound.Kind.WEEKS, weeks, text);
            }
            case "gap" -> {
                int days = number(two(arguments, text).get(1));
                yield interval(arguments.get(0), 0, days + 1, Bound.Kind.GAP_DAYS, days, text);
            }
            case "plusM" -> {
                int months = number(two(arguments, text).get(1));
                yield interval(arguments.get(0), months, 0, Bound.Kind.GAP_MONTHS, months, text);
            }
            default -> throw new IllegalArgumentException("unknown function " + function);
        };
    }

    private static Bound.Term age(int number, Bound.Kind kind, int unit, String text) {
        return new Bound.Term(Bound.Anchor.BIRTH, number * unit, -1, false, 0, 0, kind, number, text);
    }

    private static Bound.Term interval(String anchor, int months, int days, Bound.Kind kind, int number, String text) {
        return new Bound.Term(doseAnchor(anchor), months, days, false, 0, 0, kind, number, text);
    }

    private static Bound.Anchor doseAnchor(String text) {
        return switch (text) {
            case "D1", "D2", "D3", "D4", "prev", "invalid", "earlier" ->
                Bound.Anchor.valueOf(text.toUpperCase(Locale.ROOT));
            default -> throw new IllegalArgumentException("not a dose: " + text);
        };
    }

    private static Bound.Term name(String text) {
        return switch (text) {
            case "B" -> plain(Bound.Anchor.BIRTH, Bound.Kind.BIRTH, text);
            case "entry" -> plain(Bound.Anchor.ENTRY, Bound.Kind.ENTRY, text);
            case "EDD" -> plain(Bound.Anchor.DUE, Bound.Kind.DUE, text);
            case "season" -> plain(Bound.Anchor.SEASON, Bound.Kind.SEASON, text);
            default -> plain(doseAnchor(text), Bound.Kind.SHIFT, text);
        };
    }

    private static Bound.Term plain(Bound.Anchor anchor, Bound.Kind kind, String text) {
        return new Bound.Term(anchor, 0, 0, false, 0, 0, kind, 0, text);
    }

    private static String one(List<String> arguments, String text) {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException("one argument is needed in " + text);
        }
        return arguments.getFirst();
    }

    private static List<String> two(List<String> arguments, String text) {
        if (arguments.size() != 2) {
            throw new IllegalArgumentException("two arguments are needed in " + text);
        }
        return arguments;
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException("not a number from 0 to " + MOST + ": " + text);
        }
        return Integer.parseInt(text);
    }

    /** Splits at the commas that stand outside parentheses. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '(') {
                depth++;
            } else if (letter == ')') {
                depth--;
            } else if (letter == ',' && depth == 0) {
                parts.add(text.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
