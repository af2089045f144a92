package jp.sodachi.notice;

import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.StaffMember;

/**
 * Who gets a delivery, as looked up when it is sent.
 *
 * @param office whether it is a person of the office
 */
record Addressee(String name, String email, boolean verified, String language, boolean office) {

    static Addressee of(Guardian guardian) {
        return new Addressee(
                guardian.displayName(), guardian.email(), guardian.emailVerified(), guardian.language(), false);
    }

    /** The office works in Japanese, and its addresses were proved by signing in. */
    static Addressee of(StaffMember member) {
        return new Addressee(member.displayName(), member.email(), true, NoticeTexts.SOURCE, true);
    }
}
