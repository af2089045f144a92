package jp.sodachi.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told, without the person it is told to. Kept as its {@linkplain #template() template key} and its own fields as
 * JSON; put into words in the reader's language when it is sent. A path begins with a slash and is completed with the
 * address of the town's parent site.
 */
public sealed interface Message
        permits Message.ConfirmAddress,
                Message.Welcome,
                Message.Reminder,
                Message.DoseWithdrawn,
                Message.TownNoticeLetter,
                Message.NoticeTrial,
                Message.MailTrial,
                Message.ChecksOpen,
                Message.CaseWaits,
                Message.ReplyWaits,
                Message.ThreadHanded {

    /** As which a template is shown that only a later version knows; no message has it. */
    String UNKNOWN = "unknown";

    /** The key of the template, as it is stored and as the message files have it. */
    String template();

    /** Whether it may be sent to an address that the guardian has not confirmed yet. */
    default boolean goesToUnconfirmedAddress() {
        return false;
    }

    /** Whether it waits for daytime; an answer to what somebody just did does not. */
    default boolean waitsForDaytime() {
        return false;
    }

    /** Asks the guardian to confirm the address by opening a link. */
    record ConfirmAddress(String path) implements Message {
        public static final String TEMPLATE = "email-confirm";

        public ConfirmAddress {
            requirePath(path);
        }

        @Override
        public String template() {
            return TEMPLATE;
        }

        @Override
        public boolean goesToUnconfirmedAddress() {
            return true;
        }
    }

    /** Greets a guardian whose child was taken into the handbook. */
    record Welcome(String path) implements Message {
        public static final String TEMPLATE = "welcome";

        public Welcome {
            requirePath(path);
        }

        @Override
        public String template() {
            return TEMPLATE;
        }
    }

    /**
     * Says what a family's children can receive, all in one message.
     *
     * @param besides what the town says besides, by language; messages queued by an earlier version have none
     */
    record Reminder(
            List<ForChild> children, String path, @Nullable Map<String, String> besides) implements Message {
        public static final String TEMPLATE = "reminder";

        public Reminder {
            requirePath(path);
            children = List.copyOf(children);
            if (children.isEmpty()) {
                throw new IllegalArgumentException("a reminder has at least one child");
            }
        }

        /** A reminder in the usual words only. */
        public Reminder(List<ForChild> children, String path) {
            this(children, path, Map.of());
        }

        /** What it is about. */
        About about() {
            boolean checkups = items().anyMatch(Item::ofCheckup);
            boolean doses = items().anyMatch(item -> !item.ofCheckup());
            return !checkups ? About.DOSES : doses ? About.BOTH : About.CHECKUPS;
        }

        private Stream<Item> items() {
            return children.stream().flatMap(child -> child.items().stream());
        }

        /** What the town says besides to a reader of that language, in Japanese where it says nothing in theirs. */
        Optional<String> besidesIn(Locale language) {
            return Optional.ofNullable(besides)
                    .map(words -> words.getOrDefault(language.getLanguage(), words.get(NoticeTexts.SOURCE)));
        }

        @Override
        public String template() {
            return TEMPLATE;
        }

        @Override
        public boolean waitsForDaytime() {
            return true;
        }
    }

    /**
     * Says that the office withdrew a dose from a child's record.
     *
     * @param child the child's name
     * @param product the product's code in the schedule
     */
    record DoseWithdrawn(String child, String product, LocalDate givenOn, String path) implements Message {
        public static final String TEMPLATE = "dose-withdrawn";

        public DoseWithdrawn {
            requirePath(path);
        }

        @Override
        public String template() {
            return TEMPLATE;
        }

        @Override
        public boolean waitsForDaytime() {
            return true;
        }
    }

    /**
     * A notice of the town, told to one family. The words lie in the notice, so that what is stopped or mended once is so
     * for all.
     *
     * @param children given names of those of the family's children whom it concerns; none when it names none
     */
    record TownNoticeLetter(UUID notice, List<String> children, boolean urgent) implements Message {
        public static final String TEMPLATE = "town-notice";

        public TownNoticeLetter {
            children = List.copyOf(children);
        }

        @Override
        public String template() {
            return TEMPLATE;
        }

        @Override
        public boolean waitsForDaytime() {
            return !urgent;
        }
    }

    /** A notice of the town, tried by somebody of the office on themselves with a made-up name. */
    record NoticeTrial(UUID notice) implements Message {
        public static final String TEMPLATE = "notice-trial";

        @Override
        public String template() {
            return TEMPLATE;
        }
    }

    /** A trial mail to a person of the office; its link, opened, proves that mail arrives. */
    record MailTrial(String secret) implements Message {
        public static final String TEMPLATE = "mail-trial";

        @Override
        public String template() {
            return TEMPLATE;
        }
    }

    /**
     * Says that questions on what a child can do are open at its age; never what was answered.
     *
     * @param children the children's names
     */
    record ChecksOpen(List<String> children, String path) implements Message {
        public static final String TEMPLATE = "checks-open";

        public ChecksOpen {
            requirePath(path);
            children = List.copyOf(children);
            if (children.isEmpty()) {
                throw new IllegalArgumentException("it is about at least one child");
            }
        }

        @Override
        public String template() {
            return TEMPLATE;
        }

        @Override
        public boolean waitsForDaytime() {
            return true;
        }
    }

    /**
     * Tells a person of the office that a family waits for a call; nobody's name and nothing that was answered.
     *
     * @param overdue whether its day has passed; else it must not wait
     * @param path of the case on the staff site
     */
    record CaseWaits(boolean overdue, String path) implements Message {
        public static final String TEMPLATE = "case-waits";

        public CaseWaits {
            requirePath(path);
        }

        @Override
        public String template() {
            return TEMPLATE;
        }
    }

    /** Tells a guardian that the town answered; nobody's name and no word of the answer. */
    record ReplyWaits(String path) implements Message {
        public static final String TEMPLATE = "reply-waits";

        public ReplyWaits {
            requirePath(path);
        }

        @Override
        public String template() {
            return TEMPLATE;
        }

        @Override
        public boolean waitsForDaytime() {
            return true;
        }
    }

    /**
     * Tells a person of the office that a colleague handed a thread over to them; nobody's name and no word of it.
     *
     * @param path of the thread on the staff site
     */
    record ThreadHanded(String path) implements Message {
        public static final String TEMPLATE = "thread-handed";

        public ThreadHanded {
            requirePath(path);
        }

        @Override
        public String template() {
            return TEMPLATE;
        }
    }

    /** One child's part of a reminder. */
    record ForChild(String name, List<Item> items) {
        public ForChild {
            items = List.copyOf(items);
        }
    }

    /**
     * One dose or check-up that can be received. The programme's name and the reason are kept as keys of the schedule's messages, so
     * that each reader has them in the own language.
     *
     * @param kind why it is told now
     * @param programme the programme's code
     * @param ordinal which dose of the programme it is, from 1
     * @param ofSeveral whether the programme has more than one dose
     * @param from the first day on which it is recommended
     * @param until the last legal day, if there is one
     * @param why one sentence on the first day, if the schedule gives one
     * @param called what the town itself calls the programme, by language; without an entry it has its national name
     * @param which where the dose stands in its programme; messages queued by an earlier version have none
     * @param checkup whether it is a check-up, and the programme its code
     */
    record Item(
            Kind kind,
            String programme,
            int ordinal,
            boolean ofSeveral,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable Reason why,
            @Nullable Map<String, String> called,
            @Nullable Which which,
            @Nullable Boolean checkup) {

        /** A dose under its national name, as an earlier version queued it. */
        Item(
                Kind kind,
                String programme,
                int ordinal,
                boolean ofSeveral,
                LocalDate from,
                @Nullable LocalDate until,
                @Nullable Reason why) {
            this(kind, programme, ordinal, ofSeveral, from, until, why, Map.of(), null, false);
        }

        /** Whether it is a visit to a check-up; messages queued by an earlier version do not say, and are of doses. */
        boolean ofCheckup() {
            return Boolean.TRUE.equals(checkup);
        }

        /** What the town calls the programme in that language; empty for its national name. */
        Optional<String> calledIn(Locale language) {
            // Messages queued by an earlier version do not say.
            return Optional.ofNullable(called).map(names -> names.get(language.getLanguage()));
        }
    }

    /**
     * Where a dose stands in its programme: what the pages need to call it by its name.
     *
     * @param step the step's name in the schedule
     * @param planned how many doses the programme has for this person
     */
    record Which(String step, int planned) {}

    /**
     * A sentence of the schedule.
     *
     * @param key its message key
     * @param values what goes into it
     */
    record Reason(String key, List<Value> values) {
        public Reason {
            values = List.copyOf(values);
        }
    }

    /** A value in a sentence: exactly one of a day, a number and the key of a word. */
    record Value(
            @Nullable LocalDate day,
            @Nullable Integer count,
            @Nullable String name) {}

    /** What a reminder is about. */
    enum About {
        DOSES,
        CHECKUPS,
        BOTH
    }

    /** Why something is told now. */
    enum Kind {
        /** Its recommended period begins within days. */
        OPENS,
        /** It can be received now. */
        OPEN,
        /** The recommended period ends soon. */
        ENDS,
        /** The recommended period is over and it was not received. */
        DUE,
        /** The legal period ends soon. */
        CLOSES
    }

    private static void requirePath(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("a path on a site begins with one slash");
        }
    }
}
