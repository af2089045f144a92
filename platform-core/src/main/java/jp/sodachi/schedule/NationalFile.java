package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** A national file: the vaccinations, or the check-ups that stand beside them. Both are published in the same way. */
public sealed interface NationalFile {

    /** The text as it was written. */
    String text();

    /** Whose rules: what the file says under {@code schedule}. */
    String place();

    /** The version's number, such as {@code 2026.10.1}. */
    String number();

    /** The first day for which it answers. */
    LocalDate answersFrom();

    /** SHA-256 of the text. */
    String hash();

    /** The national schedule with this file in the place of its own. */
    Schedules over(Schedules national);

    /** The keys of every word that the pages need for it. */
    List<String> words();

    /** Which of the two a file is. */
    enum Kind {
        VACCINATIONS("JP"),
        CHECKUPS("JP-CHECKUPS");

        private final String place;

        Kind(String place) {
            this.place = place;
        }

        /** The word under {@code schedule} in a file of this kind. */
        public String place() {
            return place;
        }
    }

    /** The routine and voluntary vaccinations. */
    record Vaccinations(String text, Schedules schedules) implements NationalFile {
        @Override
        public String place() {
            return schedules.place();
        }

        @Override
        public String number() {
            return schedules.number();
        }

        @Override
        public String hash() {
            return schedules.baseHash();
        }

        @Override
        public LocalDate answersFrom() {
            return schedules.answersFrom();
        }

        @Override
        public Schedules over(Schedules national) {
            return schedules.withCheckups(national.checkups());
        }

        @Override
        public List<String> words() {
            Stream<String> programmes = Stream.concat(
                            schedules.routineProgrammes().stream(), schedules.voluntaryProgrammes().stream())
                    .map(code -> "schedule.programme." + code);
            Stream<String> products = schedules.products().stream().sorted().map(code -> "schedule.product." + code);
            Stream<String> steps = schedules.outlines().stream()
                    .flatMap(outline -> outline.steps().stream())
                    .map(step -> "schedule.step." + step.key());
            return Stream.of(programmes, products, steps)
                    .flatMap(keys -> keys)
                    .distinct()
                    .toList();
        }
    }

    /** The check-ups of pregnancy, mother and child. */
    record HealthCheckups(String text, Checkups checkups) implements NationalFile {
        @Override
        public String place() {
            return checkups.place();
        }

        @Override
        public String number() {
            return checkups.number();
        }

        @Override
        public String hash() {
            return checkups.baseHash();
        }

        @Override
        public LocalDate answersFrom() {
            return checkups.answersFrom();
        }

        @Override
        public Schedules over(Schedules national) {
            return national.withCheckups(checkups);
        }

        @Override
        public List<String> words() {
            return checkups.outlines().stream()
                    .map(outline -> "schedule.checkup.name." + outline.code())
                    .toList();
        }
    }

    /**
     * Reads and checks a file.
     *
     * @param file the file's name, for messages
     * @throws InvalidDefinition a key or word is unknown, or a rule contradicts another
     */
    static NationalFile read(String file, String text) {
        String place = YamlTree.of(file, text).at("schedule").text();
        return place.equals(Kind.CHECKUPS.place())
                ? new HealthCheckups(text, Checkups.read(file, text))
                : new Vaccinations(text, Schedules.read(file, text));
    }

    /** What ships with this version. */
    static NationalFile shipped(Kind kind) {
        return switch (kind) {
            case VACCINATIONS -> new Vaccinations(Schedules.shippedText(), Schedules.japan());
            case CHECKUPS -> new HealthCheckups(Checkups.shippedText(), Checkups.japan());
        };
    }
}
