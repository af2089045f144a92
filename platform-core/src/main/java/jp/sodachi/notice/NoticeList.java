package jp.sodachi.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
    public record Member(UUID child, String by, Instant at) {}

    /** Whether the child is in it. */
    public boolean contains(UUID child) {
        return members.stream().anyMatch(member -> member.child().equals(child));
    }
}
