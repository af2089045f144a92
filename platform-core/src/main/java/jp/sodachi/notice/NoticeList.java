package jp.sodachi.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Families that somebody of the office has put together under a name.
 *
 * @param members one entry a child, in the order in which they were put in
 */
public record NoticeList(UUID id, String name, List<Member> members, String madeBy, Instant madeAt) {

    /** Longest name. */
    public static final int LONGEST_NAME = 60;

    /** The most children in one list. */
    public static final int MOST = 2000;

    public NoticeList {
        members = List.copyOf(members);
    }

    /**
     * A child in the list; its guardians are told.
     *
     * @param by who put it in
     */
    public record Member(UUID child, String by, Instant at) {

        /** Compared as finely as the database keeps a moment. */
        private boolean isLaterThan(Instant moment) {
            return at.truncatedTo(ChronoUnit.MICROS).isAfter(moment);
        }
    }

    /** Everybody in it. */
    public Set<UUID> children() {
        return children(_ -> true);
    }

    /**
     * Those who were in it at a moment and have not been taken out since: with them alone two people have agreed who looked at
     * the list then and afterwards. Whoever was taken out and put in again later is not among them.
     */
    public Set<UUID> since(Instant moment) {
        return children(member -> !member.isLaterThan(moment));
    }

    /** Those who were put in after one moment, and not after another. */
    public Set<UUID> between(Instant moment, Instant last) {
        return children(member -> member.isLaterThan(moment) && !member.isLaterThan(last));
    }

    private Set<UUID> children(Predicate<Member> meant) {
        return members.stream().filter(meant).map(Member::child).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the child is in it. */
    public boolean contains(UUID child) {
        return members.stream().anyMatch(member -> member.child().equals(child));
    }
}
