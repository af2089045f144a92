package jp.sodachi.export;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One child's handbook as it is taken along. Its components are the published format: {@code handbook-1.schema.json}
 * describes them.
 *
 * @param edition the edition of the paper handbook whose pages these are
 * @param pages in the paper handbook's order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Handbook(
        String format,
        int version,
        Instant exportedAt,
        Town town,
        String edition,
        Subject child,
        List<Expecting> pregnancies,
        List<Page> pages,
        List<Measured> measurements,
        List<Given> doses,
        List<Milestone> milestones,
        List<Picture> photos,
        List<Check> checks) {

    /** What {@link #format} says. */
    public static final String FORMAT = "sodachi-handbook";

    /** The version of the published schema. */
    public static final int VERSION = 1;

    public Handbook {
        pregnancies = List.copyOf(pregnancies);
        pages = List.copyOf(pages);
        measurements = List.copyOf(measurements);
        doses = List.copyOf(doses);
        milestones = List.copyOf(milestones);
        photos = List.copyOf(photos);
        checks = List.copyOf(checks);
    }

    /** Which side a fact came from. */
    public enum Origin {
        GUARDIAN,
        TOWN,
        IMPORT
    }

    /** Whether a fact counts. */
    public enum State {
        STANDS,
        WITHDRAWN,
        /** Another entry stands in its place. */
        REPLACED
    }

    /** The town that kept it. */
    public record Town(String code, String name) {}

    /**
     * The child.
     *
     * @param sex F, M or U (not known)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Subject(
            UUID id,
            String name,
            String kana,
            LocalDate birthDate,
            String sex,
            @Nullable Integer gestationWeeks,
            @Nullable Integer gestationDays,
            @Nullable LocalDate dueDate) {}

    /** A pregnancy of this family that the guardian sees. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Expecting(
            UUID id,
            LocalDate dueDate,
            String dueDateSource,
            int fetuses,
            String state,
            @Nullable LocalDate endedOn,
            List<Page> pages) {
        public Expecting {
            pages = List.copyOf(pages);
        }
    }

    /** Who entered a fact, and when; for an import the name of the system it came from. */
    public record Entered(Origin origin, String by, Instant at) {}

    /**
     * How a fact stands.
     *
     * @param why the reason, in the words of whoever withdrew or replaced it; empty while it stands
     */
    public record Standing(State state, String why) {
        static final Standing STANDS = new Standing(State.STANDS, "");

        boolean counts() {
            return state == State.STANDS;
        }
    }

    /**
     * A page of the handbook as it was filled in.
     *
     * @param title in the language of the export
     * @param withheld how many sensitive answers it has that are not in the export
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(
            UUID id,
            String form,
            String title,
            String edition,
            LocalDate on,
            String place,
            List<Answer> answers,
            int withheld,
            @Nullable Judged judgement,
            String note,
            Entered entered,
            Standing standing,
            @Nullable UUID replaces) {
        public Page {
            answers = List.copyOf(answers);
        }
    }

    /** A result, by the town's own list. */
    public record Judged(String code, String label) {}

    /**
     * One answer.
     *
     * @param value as kept: a number, a code, a day, a month, or words
     * @param label the same as it is read, in the language of the export
     * @param milestone whether it says since when the child could do something
     */
    public record Answer(
            String code,
            String question,
            String value,
            String label,
            @JsonIgnore boolean milestone) {}

    /**
     * A measured value.
     *
     * @param kind WEIGHT in kg, LENGTH or HEAD in cm
     * @param position LYING, STANDING or AS_EXPECTED
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Measured(
            UUID id,
            String kind,
            BigDecimal value,
            String unit,
            LocalDate measuredOn,
            String position,
            Entered entered,
            Standing standing,
            @Nullable UUID replacedBy) {}

    /**
     * A vaccination.
     *
     * @param name vaccine and which dose of it, in the language of the export
     * @param abroad received abroad, or a product that Japan has not approved
     * @param dayInDoubt whether its day lies before the vaccine was in use in Japan
     * @param confirmed whether the town's office has confirmed it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Given(
            UUID id,
            String product,
            String name,
            LocalDate givenOn,
            String lot,
            String place,
            String givenBy,
            String note,
            boolean abroad,
            boolean dayInDoubt,
            boolean confirmed,
            Entered entered,
            Standing standing,
            @Nullable UUID replaces) {}

    /** Since when the child could do something: a day or a month. */
    public record Milestone(
            String code,
            String name,
            String since,
            @JsonIgnore String label) {}

    /**
     * A photo; its picture lies beside the tables as {@code file}.
     *
     * @param kind MEMORY, or STICKER of a dose
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Picture(
            UUID id,
            String kind,
            @Nullable UUID dose,
            LocalDate takenOn,
            String caption,
            int width,
            int height,
            String file,
            Entered entered) {}

    /**
     * Questions on development as a guardian answered and sent them.
     *
     * @param instrument the questions' id, and {@code number} their version
     * @param title in the language of the export
     * @param realMonths completed months of age, and {@code usedMonths} those that counted, from the due date when corrected
     * @param level OK, WATCH, REFER or URGENT
     * @param next the next step the family was told
     */
    public record Check(
            UUID id,
            String instrument,
            String number,
            String checksum,
            String title,
            String ages,
            Instant sentAt,
            String sentBy,
            int realMonths,
            int usedMonths,
            boolean corrected,
            String level,
            boolean complete,
            String next,
            boolean worried,
            String note,
            List<Answer> answers) {
        public Check {
            answers = List.copyOf(answers);
        }
    }
}
