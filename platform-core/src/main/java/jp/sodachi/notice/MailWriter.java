package jp.sodachi.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.branding.Brand;
import jp.sodachi.channel.Mail;
import jp.sodachi.schedule.Wording;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.tenancy.Tenant;
import org.springframework.context.MessageSource;

/** Puts a message into words: in the town's name and the reader's language. */
final class MailWriter {

    private final MessageSource words;
    private final TownSite site;
    private final TownSite staffSite;

    MailWriter(MessageSource words, TownSite site, TownSite staffSite) {
        this.words = words;
        this.site = site;
        this.staffSite = staffSite;
    }

    /**
     * @param stopSecret for the address that stops mails of this kind; empty for a reader of the office
     * @param notices the town's notices that messages may name, by id
     */
    Mail write(
            UUID delivery,
            Tenant town,
            Brand brand,
            Addressee reader,
            Message message,
            Optional<String> stopSecret,
            Map<UUID, TownNotice> notices) {
        Page page = new Page(words, Locale.forLanguageTag(reader.language()), site.addressOf(town));
        MailText text = new MailText().paragraph(page.greeting(reader.name()));
        String subject = switch (message) {
            case Message.ConfirmAddress confirm -> confirm(page, town, text, confirm);
            case Message.Welcome welcome -> welcome(page, town, text, welcome);
            case Message.Reminder reminder -> reminder(page, town, text, reminder);
            case Message.DoseWithdrawn withdrawn -> withdrawn(page, town, text, withdrawn);
            case Message.TownNoticeLetter letter -> {
                Letter written = letter(notices, letter.notice(), letter.children(), town, brand, page.language);
                String subjectLine = notice(page, town, text, written);
                boolean reply = written.action().asksForReply();
                String words = reply && !written.button().isBlank()
                        ? written.button()
                        : page.say(reply ? "town-notice.action.REPLY" : "town-notice.read");
                text.link(words, page.site + "/notices/" + delivery + (reply ? "#reply" : ""));
                yield subjectLine;
            }
            case Message.NoticeTrial trial -> {
                List<String> nobodys = List.of(page.say("notice-trial.child"));
                Letter written = letter(notices, trial.notice(), nobodys, town, brand, page.language);
                text.paragraph(page.say("notice-trial.why"));
                yield page.say("notice-trial.subject", notice(page, town, text, written));
            }
            case Message.MailTrial trial -> trial(page, town, brand, text, staffSite.addressOf(town), trial);
            case Message.ChecksOpen open -> checksOpen(page, town, text, open);
            case Message.ReplyWaits waits -> {
                text.paragraph(page.say("reply-waits.body", town.name()))
                        .link(page.say("reply-waits.link"), page.site + waits.path());
                yield page.say("reply-waits.subject", town.name());
            }
            case Message.CaseWaits waits -> caseWaits(page, town, text, staffSite.addressOf(town), waits);
            case Message.ThreadHanded handed -> {
                text.paragraph(page.say("thread-handed.body"))
                        .link(page.say("thread-handed.link"), staffSite.addressOf(town) + handed.path())
                        .paragraph(page.say("thread-handed.why"));
                yield page.say("thread-handed.subject", town.name());
            }
        };
        text.paragraph(page.say("footer", brand.name()));
        if (!brand.phone().isBlank()) {
            text.paragraph(page.say("questions", brand.department(), brand.phone()));
        }
        Optional<String> stop = stopSecret.flatMap(
                secret -> MailTopic.of(message).map(topic -> page.site + "/stop/" + secret + "/" + topic.path()));
        stop.ifPresent(address -> text.link(page.say("stop"), address));
        return new Mail(
                delivery,
                town.code(),
                town.name(),
                reader.email(),
                page.language,
                subject,
                text.asText(),
                text.asHtml(page.language, subject),
                stop);
    }

    private static Letter letter(
            Map<UUID, TownNotice> notices, UUID id, List<String> children, Tenant town, Brand brand, Locale reader) {
        TownNotice notice = notices.get(id);
        if (notice == null) {
            throw new IllegalArgumentException("no such notice: " + id);
        }
        return NoticeLetters.write(notice.content(), children, town, brand, reader);
    }

    /** The mail is in the reader's language around words that may be in another. */
    private static String notice(Page page, Tenant town, MailText text, Letter letter) {
        if (!letter.language().equals(page.language.getLanguage())) {
            text.paragraph(page.say("town-notice.japanese"));
        }
        if (letter.isMachineMade()) {
            text.paragraph(page.say("town-notice.machine"));
        }
        letter.paragraphs().forEach(text::paragraph);
        letter.action().target().ifPresent(target -> {
            String label = letter.button().isBlank()
                    ? page.say("town-notice.action." + letter.action().kind().name())
                    : letter.button();
            text.link(label, letter.action().leadsAway() ? target : page.site + target);
        });
        return page.say(
                letter.urgent() ? "town-notice.subject-urgent" : "town-notice.subject", town.name(), letter.subject());
    }

    private static String trial(
            Page page, Tenant town, Brand brand, MailText text, String staffSite, Message.MailTrial trial) {
        text.paragraph(page.say("trial.body", brand.name()))
                .link(page.say("trial.link"), staffSite + "/contact/trial/" + trial.secret())
                .paragraph(page.say("trial.why"));
        return page.say("trial.subject", town.name());
    }

    private static String confirm(Page page, Tenant town, MailText text, Message.ConfirmAddress message) {
        text.paragraph(page.say("email-confirm.body", town.name()))
                .link(page.say("email-confirm.link"), page.site + message.path())
                .paragraph(page.say("email-confirm.not-you"));
        return page.say("email-confirm.subject", town.name());
    }

    private static String welcome(Page page, Tenant town, MailText text, Message.Welcome message) {
        text.paragraph(page.say("welcome.body", town.name()))
                .link(page.say("welcome.link"), page.site + message.path());
        return page.say("welcome.subject", town.name());
    }

    private static String withdrawn(Page page, Tenant town, MailText text, Message.DoseWithdrawn message) {
        var product = page.say("schedule.product." + message.product());
        text.paragraph(page.say("dose-withdrawn.body", message.child(), product, page.day(message.givenOn())))
                .link(page.say("dose-withdrawn.link"), page.site + message.path())
                .paragraph(page.say("dose-withdrawn.ask"));
        return page.say("dose-withdrawn.subject", town.name(), message.child());
    }

    private static String checksOpen(Page page, Tenant town, MailText text, Message.ChecksOpen message) {
        var names = String.join(page.say("checks-open.and"), message.children());
        text.paragraph(page.say("checks-open.body", names, town.name()))
                .link(page.say("checks-open.link"), page.site + message.path())
                .paragraph(page.say("checks-open.why"));
        return page.say("checks-open.subject", town.name(), names);
    }

    private static String caseWaits(
            Page page, Tenant town, MailText text, String staffSite, Message.CaseWaits message) {
        var kind = message.overdue() ? "overdue" : "urgent";
        text.paragraph(page.say("case-waits.body-" + kind))
                .link(page.say("case-waits.link"), staffSite + message.path())
                .paragraph(page.say("case-waits.why"));
        return page.say("case-waits.subject-" + kind, town.name());
    }

    private static String reminder(Page page, Tenant town, MailText text, Message.Reminder message) {
        String about = message.about().name();
        text.paragraph(page.say("reminder.body." + about, town.name()));
        for (Message.ForChild child : message.children()) {
            text.heading(page.say("reminder.child", child.name()));
            text.points(child.items().stream().map(page::item).toList());
        }
        message.besidesIn(page.language).ifPresent(text::paragraph);
        text.link(page.say("reminder.link"), page.site + message.path()).paragraph(page.say("reminder.why." + about));
        List<String> names =
                message.children().stream().map(Message.ForChild::name).toList();
        return names.size() == 1
                ? page.say("reminder.subject." + about, town.name(), names.getFirst())
                : page.say("reminder.subject-several." + about, town.name(), names.getFirst(), names.size() - 1);
    }

    /** The words of one language and the address its links begin with. */
    private record Page(MessageSource words, Locale language, String site) {

        String say(String key, Object... values) {
            return words.getMessage(key, values, language);
        }

        /** A guardian need not tell a name. */
        String greeting(String name) {
            return name.isBlank() ? say("greeting.unnamed") : say("greeting", name);
        }

        String item(Message.Item item) {
            String key = (item.ofCheckup() ? "reminder.checkup." : "reminder.item.")
                    + item.kind().name().toLowerCase(Locale.ROOT);
            String what = item.ofCheckup() ? visit(item) : dose(item);
            Message.Reason why = item.why();
            String because = why == null ? "" : because(why);
            if (because.isEmpty()) {
                return plain(item, key, what);
            }
            // The reason of what is still to come names its day itself.
            return item.kind() == Message.Kind.OPENS
                    ? say("reminder.item.reason", what, because)
                    : plain(item, key, what) + say("reminder.item.because", because);
        }

        /** In the words in which every page calls it. */
        private String dose(Message.Item item) {
            String name = item.calledIn(language).orElseGet(() -> say("schedule.programme." + item.programme()));
            Message.Which which = item.which();
            if (which == null) {
                return item.ofSeveral() ? say("reminder.dose", name, item.ordinal()) : name;
            }
            String dose = Wording.in(language).dose(item.ordinal(), which.step(), which.planned());
            return dose.isEmpty() ? name : say("reminder.which", name, dose);
        }

        private String visit(Message.Item item) {
            String name = say("schedule.checkup.name." + item.programme());
            return item.ofSeveral() ? say("reminder.dose", name, item.ordinal()) : name;
        }

        private String plain(Message.Item item, String key, String what) {
            LocalDate until = item.until();
            return until == null
                    ? say(key + "-open-end", what, day(item.from()))
                    : say(key, what, day(item.from()), day(until));
        }

        private String because(Message.Reason why) {
            Object[] values = why.values().stream().map(this::value).toArray();
            return Objects.requireNonNullElse(words.getMessage(why.key(), values, "", language), "");
        }

        private Object value(Message.Value value) {
            if (value.day() != null) {
                return day(value.day());
            }
            if (value.name() != null) {
                return say(value.name());
            }
            return value.count() == null ? "" : value.count();
        }

        private String day(LocalDate day) {
            return JapaneseDates.full(day, language);
        }
    }
}
