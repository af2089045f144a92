package jp.sodachi.schedule;

import static jp.sodachi.schedule.PlainCalendar.gap;
import static jp.sodachi.schedule.PlainCalendar.latest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of the products: how they are given, since when they are routine, and how far apart they must lie. */
final class PlainProducts {

    private static final Set<String> INJECTED = Set.of("BCG", "MR", "M", "R", "MMR", "VAR", "MUMPS");
    private static final Set<String> LIVE =
            Set.of("BCG", "MR", "M", "R", "MMR", "VAR", "MUMPS", "RV1", "RV5", "FLU_LAIV");
    private static final LocalDate NEW_INTERVALS = LocalDate.of(2020, 10, 1);
    private static final Map<String, LocalDate> PRODUCT_FROM = Map.ofEntries(
            Map.entry("RV1", LocalDate.of(2020, 10, 1)),
            Map.entry("RV5", LocalDate.of(2020, 10, 1)),
            Map.entry("HEPB", LocalDate.of(2016, 10, 1)),
            Map.entry("DPT_IPV_HIB", LocalDate.of(2024, 4, 1)),
            Map.entry("HIB", LocalDate.of(2013, 4, 1)),
            Map.entry("PCV20", LocalDate.of(2024, 10, 1)),
            Map.entry("PCV15", LocalDate.of(2024, 4, 1)),
            Map.entry("PCV13", LocalDate.of(2013, 4, 1)),
            Map.entry("PCV7", LocalDate.of(2013, 4, 1)),
            Map.entry("VAR", LocalDate.of(2014, 10, 1)),
            Map.entry("HPV9", LocalDate.of(2023, 4, 1)),
            Map.entry("HPV4", LocalDate.of(2013, 4, 1)),
            Map.entry("HPV2", LocalDate.of(2013, 4, 1)),
            Map.entry("RSV_MATERNAL", LocalDate.of(2026, 4, 1)));
    private static final Map<String, LocalDate> PRODUCT_TO = Map.of(
            "PCV13", LocalDate.of(2024, 9, 30),
            "PCV7", LocalDate.of(2024, 9, 30),
            "HPV4", LocalDate.of(2026, 3, 31),
            "HPV2", LocalDate.of(2026, 3, 31));

    private PlainProducts() {}

    /** Why a dose of this product was not routine on this day; empty when it was. */
    static String notRoutine(String programme, String product, LocalDate day) {
        LocalDate from = PRODUCT_FROM.getOrDefault(product, LocalDate.MIN);
        if (programme.equals("HIB") || programme.equals("PCV") || programme.equals("HPV")) {
            from = latest(from, LocalDate.of(2013, 4, 1));
        }
        if (day.isBefore(from)) {
            return "NON_ROUTINE BEFORE_PROGRAM_START";
        }
        return day.isAfter(PRODUCT_TO.getOrDefault(product, LocalDate.MAX)) ? "NON_ROUTINE PRODUCT_NOT_ROUTINE" : "";
    }

    /** The first day that other injected live vaccines leave to a dose of this product. */
    static LocalDate afterOthers(String product, List<RecordedDose> all) {
        LocalDate first = LocalDate.MIN;
        for (RecordedDose other : all) {
            if (INJECTED.contains(product)
                    && INJECTED.contains(other.product())
                    && !vaccine(other.product()).equals(vaccine(product))) {
                first = latest(first, gap(other.givenOn(), 27));
            }
        }
        return first;
    }

    static Reason conflict(RecordedDose dose, List<RecordedDose> all) {
        boolean old = dose.givenOn().isBefore(NEW_INTERVALS);
        Reason found = Reason.NONE;
        for (RecordedDose other : all) {
            if (!other.givenOn().isBefore(dose.givenOn())
                    || vaccine(other.product()).equals(vaccine(dose.product()))) {
                continue;
            }
            boolean within27 = dose.givenOn().isBefore(gap(other.givenOn(), 27));
            boolean within6 = dose.givenOn().isBefore(gap(other.givenOn(), 6));
            if (!old) {
                boolean both = INJECTED.contains(dose.product()) && INJECTED.contains(other.product());
                found = both && within27 ? Reason.LIVE_INTERVAL : found;
            } else if (!dose.product().equals("NIRSEVIMAB") && !other.product().equals("NIRSEVIMAB")) {
                if (LIVE.contains(other.product())) {
                    found = within27 ? Reason.LIVE_INTERVAL : found;
                } else if (within6 && found == Reason.NONE) {
                    found = Reason.OTHER_VACCINE_INTERVAL;
                }
            }
        }
        return found;
    }

    private static String vaccine(String product) {
        return switch (product) {
            case "RV1", "RV5" -> "ROTA";
            case "DPT_IPV_HIB", "DPT_IPV", "DPT", "IPV" -> "PENTA";
            case "PCV20", "PCV15", "PCV13", "PCV7" -> "PCV";
            case "MR", "M", "R" -> "MR";
            case "HPV9", "HPV4", "HPV2" -> "HPV";
            case "FLU_INACT", "FLU_LAIV" -> "FLU";
            default -> product;
        };
    }
}
