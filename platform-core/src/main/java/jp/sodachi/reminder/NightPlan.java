package jp.sodachi.reminder;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sodachi.record.PackedChild;
import jp.sodachi.record.PackedChildren;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;
import jp.sodachi.schedule.Sweep;

/**
 * What there is to tell of one packed child after another, by one town's rules, and the day from which something else may be:
 * the same answers as {@link Telling} gives from whole plans, without making one. Belongs to one thread.
 */
final class NightPlan {
    /** To be raised whenever the same plan has to be told otherwise than before: then every child is looked at again. */
    private static final int RULES = 1;

    private static final String NOTHING_ELSE = "";

    private final Half doses;
    private final Half checkups;
    private final Telling.Leads leads;
    private final int day;
    private final String rules;
    private final int fiveInOne;
    private final int hib;
    private final int fiveInOneProduct;

    NightPlan(Schedules schedules, Telling.Leads leads, LocalDate day) {
        this.doses = new Half(schedules.sweep(schedules.routineProgrammes()), true);
        this.checkups = new Half(schedules.checkups().sweep(schedules.checkups().certainCodes()), false);
        this.leads = leads;
        this.day = (int) day.toEpochDay();
        this.fiveInOne = doses.sweep.programmes().indexOf(Telling.FIVE_IN_ONE);
        this.hib = doses.sweep.programmes().indexOf(Telling.HIB);
        this.fiveInOneProduct = doses.sweep.products().indexOf(Telling.FIVE_IN_ONE_PRODUCT);
        this.rules = String.join(
                " ",
                Integer.toString(RULES),
                schedules.baseHash(),
                schedules.checkups().baseHash(),
                schedules.layerHash().orElse(NOTHING_ELSE),
                leads.toString());
    }

    /** By what the answers are found; another text, other answers. */
    String rules() {
        return rules;
    }

    /**
     * What there is to tell of a child on the day.
     *
     * @throws IllegalArgumentException something on record is not in the schedule
     */
    PackedChildren.Found look(PackedChild child) {
        StringBuilder result = new StringBuilder();
        int next = doses.look(child.birth(), child.sex(), child.doses(), result);
        next = Math.min(next, checkups.look(child.birth(), child.sex(), child.checkups(), result));
        return new PackedChildren.Found(child.id(), child.revision(), result.toString(), next);
    }

    /** The result that {@link #look} gives for these tellings. */
    static String resultOf(List<Telling> tellings) {
        StringBuilder result = new StringBuilder();
        tellings.forEach(telling -> add(result, telling.plan().programme(), telling.dose(), telling.kind(), (int)
                telling.on().toEpochDay()));
        return result.toString();
    }

    private static void add(StringBuilder result, String what, int ordinal, Telling.Kind kind, int about) {
        result.append(what)
                .append(' ')
                .append(ordinal)
                .append(' ')
                .append(kind.name())
                .append(' ')
                .append(about)
                .append(';');
    }

    /** Whether there is anything in {@code now} that was not in {@code before}. */
    static boolean saysMore(String now, String before) {
        if (now.equals(before)) {
            return false;
        }
        int at = 0;
        while (at < now.length()) {
            int end = now.indexOf(';', at) + 1;
            int found = before.indexOf(now.substring(at, end));
            if (found < 0 || found > 0 && before.charAt(found - 1) != ';') {
                return true;
            }
            at = end;
        }
        return false;
    }

    /** Vaccinations or check-ups. */
    private final class Half implements PackedChild.Unpacked {
        private static final int UNKNOWN = -1;

        private final Sweep sweep;
        private final boolean strict;
        private final Map<String, Integer> numbers = new HashMap<>();

        /**
         * One half of the plan.
         *
         * @param strict whether something unknown on record is an error
         */
        Half(Sweep sweep, boolean strict) {
            this.sweep = sweep;
            this.strict = strict;
            sweep.products().forEach(product -> numbers.put(product, numbers.size()));
        }

        int look(int birth, Sex sex, String history, StringBuilder result) {
            sweep.begin(birth, sex, day);
            PackedChild.each(history, this);
            sweep.run();
            int next = TellingTimes.NEVER;
            for (int programme = 0; programme < sweep.programmes().size(); programme++) {
                if (sweep.inPlan(programme)) {
                    next = Math.min(next, tell(programme, result));
                }
            }
            return next;
        }

        @Override
        public int number(String what) {
            int number = numbers.getOrDefault(what, UNKNOWN);
            if (number == UNKNOWN && strict) {
                throw new IllegalArgumentException("unknown product " + what);
            }
            return number;
        }

        @Override
        public void add(int number, int day) {
            if (number != UNKNOWN) {
                sweep.dose(number, day);
            }
        }

        /** Adds what there is to tell; returns the first day on which it may be something else. */
        private int tell(int programme, StringBuilder result) {
            int differs = sweep.mayDiffer(programme);
            int next = differs == Sweep.NO_DAY ? TellingTimes.NEVER : differs;
            int from = sweep.recommendedFrom(programme);
            if (!Telling.speaksOf(sweep.status(programme)) || !sweep.hasNext(programme) || from == Sweep.NO_DAY) {
                return next;
            }
            int to = sweep.recommendedTo(programme);
            int last = sweep.last(programme);
            Telling.Kind kind = TellingTimes.kind(sweep.status(programme).open(), from, to, last, day, leads);
            if (kind != null && !comesWithFiveInOne(programme)) {
                NightPlan.add(
                        result,
                        sweep.programmes().get(programme),
                        sweep.ordinal(programme),
                        kind,
                        TellingTimes.about(kind, from, to, last));
            }
            return Math.min(next, TellingTimes.next(from, to, last, day, leads));
        }

        private boolean comesWithFiveInOne(int programme) {
            return strict
                    && programme == hib
                    && fiveInOne >= 0
                    && sweep.hasNext(fiveInOne)
                    && Telling.speaksOf(sweep.status(fiveInOne))
                    && sweep.onlyOf(fiveInOne, fiveInOneProduct)
                    && sweep.onlyOf(programme, fiveInOneProduct);
        }
    }
}
