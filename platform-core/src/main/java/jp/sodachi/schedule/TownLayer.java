package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A town's layer as values: what forms edit. {@link #text()} is the layer's file, which {@link Schedules#withLayer} checks
 * and compiles; equal values give equal text, so that towns of the same content share one compiled table.
 *
 * @param from the first national version the layer is made for
 * @param before the first national version it is not made for any more
 * @param periods the town's own standard periods by step, such as {@code BCG/D1}
 * @param wording the town's words by message key; a key with {@code @en} behind it is for readers of English
 * @param order programmes that come first, in this order
 */
public record TownLayer(
        String from,
        String before,
        List<Programme> programmes,
        Map<String, Period> periods,
        Optional<Integer> leadTimeDays,
        Map<String, String> wording,
        List<String> order,
        Map<String, Checkup> checkups) {

    public TownLayer {
        programmes = List.copyOf(programmes);
        periods = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(periods));
        wording = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(wording));
        order = List.copyOf(order);
        checkups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(checkups));
    }

    /** What a programme of the town is to the national file's closed list. */
    public enum Kind {
        PROGRAMME,
        COHORT;

        /** As the layer's file and {@link TownFreedom#add()} write it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What the town pays.
     *
     * @param from first day by age, such as {@code M(12)}; empty for no such limit
     * @param to last day, included, such as {@code entry-1d}
     * @param doses how many doses are paid, 1 to 4
     * @param yen the amount a dose; 0 where the town pays all
     * @param givenFrom the first day on which a dose is paid
     * @param givenTo the last one
     * @param note what a family has to know or do, in the town's words; may be empty
     */
    public record Programme(
            String id,
            Kind kind,
            String series,
            Optional<Sex> sex,
            Optional<LocalDate> bornFrom,
            Optional<LocalDate> bornTo,
            String from,
            String to,
            int doses,
            int yen,
            Optional<LocalDate> givenFrom,
            Optional<LocalDate> givenTo,
            String note) {}

    /** A standard period of the town's own, and why. */
    public record Period(String from, String to, String reason) {}

    /**
     * A check-up at the town's own times.
     *
     * @param visit which visit is meant; empty for all of them
     * @param startOffsetDays how many days later than nationally the window opens; negative for earlier
     * @param endOffsetDays the same for its end
     * @param window first and last day of a window of the town's own, such as {@code M(4)} and {@code M(5)}; or nothing
     * @param std the same for the time recommended in it
     * @param offered whether the town holds it at all; empty for what the national file says
     * @param reason why, in the town's words
     * @param note what a family has to know
     */
    public record Checkup(
            String visit,
            int startOffsetDays,
            int endOffsetDays,
            List<String> window,
            List<String> std,
            Optional<Boolean> offered,
            String reason,
            String note) {

        /** Nothing changed yet. */
        public static final Checkup AS_THE_NATION =
                new Checkup("", 0, 0, List.of(), List.of(), Optional.empty(), "", "");

        public Checkup {
            window = List.copyOf(window);
            std = List.copyOf(std);
        }

        /** With other edges, another window, offered or not, and why; what no form asks about stays. */
        public Checkup with(int start, int end, List<String> ownWindow, Optional<Boolean> held, String why) {
            return new Checkup(visit, start, end, ownWindow, std, held, why, note);
        }
    }

    /** No change at all, for the national versions given. */
    public static TownLayer empty(String from, String before) {
        return new TownLayer(from, before, List.of(), Map.of(), Optional.empty(), Map.of(), List.of(), Map.of());
    }

    public boolean isEmpty() {
        return programmes.isEmpty()
                && periods.isEmpty()
                && leadTimeDays.isEmpty()
                && wording.isEmpty()
                && order.isEmpty()
                && checkups.isEmpty();
    }

    /** The programme with this id, if the layer has it. */
    public Optional<Programme> find(String id) {
        return programmes.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public TownLayer withPin(String first, String firstNot) {
        return new TownLayer(first, firstNot, programmes, periods, leadTimeDays, wording, order, checkups);
    }

    /** With this programme in place of the one of the same id, or behind all others. */
    public TownLayer with(Programme programme) {
        List<Programme> changed = new ArrayList<>(programmes);
        int at = programmes.indexOf(find(programme.id()).orElse(programme));
        if (at < 0) {
            changed.add(programme);
        } else {
            changed.set(at, programme);
        }
        return new TownLayer(from, before, changed, periods, leadTimeDays, wording, order, checkups);
    }

    public TownLayer without(String id) {
        List<Programme> kept =
                programmes.stream().filter(one -> !one.id().equals(id)).toList();
        return new TownLayer(from, before, kept, periods, leadTimeDays, wording, order, checkups);
    }

    /** With another standard period of a step; empty for the national one. */
    public TownLayer withPeriod(String step, Optional<Period> period) {
        Map<String, Period> changed = new LinkedHashMap<>(periods);
        changed.remove(step);
        period.ifPresent(own -> changed.put(step, own));
        return new TownLayer(from, before, programmes, changed, leadTimeDays, wording, order, checkups);
    }

    public TownLayer withLeadTime(Optional<Integer> days) {
        return new TownLayer(from, before, programmes, periods, days, wording, order, checkups);
    }

    public TownLayer withWording(Map<String, String> words) {
        return new TownLayer(from, before, programmes, periods, leadTimeDays, words, order, checkups);
    }

    public TownLayer withOrder(List<String> first) {
        return new TownLayer(from, before, programmes, periods, leadTimeDays, wording, first, checkups);
    }

    /** With a check-up at the town's own times; empty for the national ones. */
    public TownLayer withCheckup(String code, Optional<Checkup> checkup) {
        Map<String, Checkup> changed = new LinkedHashMap<>(checkups);
        changed.remove(code);
        checkup.ifPresent(own -> changed.put(code, own));
        return new TownLayer(from, before, programmes, periods, leadTimeDays, wording, order, changed);
    }

    /** The layer's file. It names no town and no number: those are where it is kept. */
    public String text() {
        return TownLayerText.write(this);
    }

    /** Content hash of {@link #text()}: what an answer carries. */
    public String hash() {
        return ContentHash.of(text());
    }

    /**
     * Reads a layer's file.
     *
     * @throws InvalidDefinition the text is none that {@link #text()} writes
     */
    public static TownLayer read(String file, String text) {
        return TownLayerText.read(file, text);
    }
}
