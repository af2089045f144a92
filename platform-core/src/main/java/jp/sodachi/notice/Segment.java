package jp.sodachi.notice;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a notice concerns, as a rule; who that is, is found when it is sent. Whoever is told nothing any more (death, loss,
 * move, protection, refusal of the programme) is never among them.
 *
 * @param ageFrom the youngest child, in completed months; counts for {@link Audience#CHILDREN} only
 * @param ageTo the oldest child, in completed months, itself among them
 * @param weekFrom the earliest completed week; counts for {@link Audience#PREGNANCIES} only
 * @param weekTo the latest completed week, itself among them
 * @param language only readers of this language; empty for all
 * @param programme the programme whose state decides; empty for none; counts for children only
 * @param state how far the child is in that programme
 * @param districts only families of these parts of the town; empty for all. Kept before there were any: null is read as none
 * @param list only families of this {@link NoticeList}; null for all
 */
public record Segment(
        Audience audience,
        int ageFrom,
        int ageTo,
        int weekFrom,
        int weekTo,
        String language,
        String programme,
        ProgrammeState state,
        Set<String> districts,
        @Nullable UUID list) {

    /** The oldest age asked for: school years end at 18. */
    public static final int OLDEST_MONTHS = 227;

    /** Past this week a pregnancy nobody has ended is not written to any more. */
    public static final int LAST_WEEK = 43;

    /** Everybody with a child or a pregnancy in the town. */
    public static final Segment EVERYBODY =
            new Segment(Audience.EVERYBODY, 0, OLDEST_MONTHS, 0, LAST_WEEK, "", "", ProgrammeState.ANY);

    /** Whose families it concerns. */
    public enum Audience {
        CHILDREN,
        PREGNANCIES,
        EVERYBODY
    }

    /** How far a child is in a programme. */
    public enum ProgrammeState {
        /** It does not matter. */
        ANY,
        /** A dose can be received now. */
        OPEN,
        /** The recommended period is over and a dose can still be received. */
        OVERDUE,
        /** The next dose comes later. */
        NOT_YET,
        /** Everything was received. */
        COMPLETE
    }

    public Segment {
        districts = Set.copyOf(Objects.requireNonNullElse(districts, Set.of()));
        if (ageFrom < 0
                || ageTo > OLDEST_MONTHS
                || ageFrom > ageTo
                || weekFrom < 0
                || weekTo > LAST_WEEK
                || weekFrom > weekTo
                || programme.isEmpty() != (state == ProgrammeState.ANY)) {
            throw new IllegalArgumentException("A segment from something to something.");
        }
    }

    /** Families of all districts and in no list. */
    public Segment(
            Audience audience,
            int ageFrom,
            int ageTo,
            int weekFrom,
            int weekTo,
            String language,
            String programme,
            ProgrammeState state) {
        this(audience, ageFrom, ageTo, weekFrom, weekTo, language, programme, state, Set.of(), null);
    }

    /** The same, of these districts and this list only. */
    public Segment of(Set<String> only, @Nullable UUID members) {
        return new Segment(audience, ageFrom, ageTo, weekFrom, weekTo, language, programme, state, only, members);
    }

    /** The list to whose families it goes, if it goes to one. */
    public Optional<UUID> onlyList() {
        return Optional.ofNullable(list);
    }

    /** All families of this kind. */
    public static Segment of(Audience audience) {
        return new Segment(
                audience,
                EVERYBODY.ageFrom,
                EVERYBODY.ageTo,
                EVERYBODY.weekFrom,
                EVERYBODY.weekTo,
                "",
                "",
                ProgrammeState.ANY);
    }
}
