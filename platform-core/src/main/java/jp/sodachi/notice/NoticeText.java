package jp.sodachi.notice;

/**
 * A notice's words in one language; {@linkplain NoticeField fields} stand in braces.
 *
 * @param subject 1 to {@value #LONGEST_SUBJECT} characters, one line
 * @param body 1 to {@value #LONGEST_BODY} characters; an empty line parts paragraphs
 * @param button what the one button says; at most {@value #LONGEST_BUTTON} characters, empty for the usual words
 */
public record NoticeText(String subject, String body, String button, Mark mark) {

    /** Longest subject: a phone shows about half of it. */
    public static final int LONGEST_SUBJECT = 80;

    /** Longest body. */
    public static final int LONGEST_BODY = 2000;

    /** Longest words on a button. */
    public static final int LONGEST_BUTTON = 30;

    /** How the words came about; a reader is told of a machine's. */
    public enum Mark {
        WRITTEN,
        CHECKED,
        MACHINE
    }

    public NoticeText {
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || body.isBlank()
                || body.length() > LONGEST_BODY
                || button.length() > LONGEST_BUTTON) {
            throw new IllegalArgumentException("A notice has a subject and a body of bearable length.");
        }
    }
}
