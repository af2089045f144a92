package jp.sodachi.notice;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sodachi.branding.Brand;
import jp.sodachi.tenancy.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words of the town's notices, filled in for one family. */
final class NoticeLetters {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeLetters.class);
    private static final MessageJson JSON = new MessageJson();

    private final JdbcClient jdbc;

    NoticeLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The notices that these deliveries carry, by id, in the caller's transaction. */
    Map<UUID, TownNotice> findNamedBy(List<Claimed> claimed) {
        Set<UUID> ids = noticesIn(claimed);
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from notice_town_notice where id in (:ids)")
                        .param("ids", ids)
                        .query(NoticeRows::notice)
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(TownNotice::id, Function.identity()));
    }

    /** What cannot be read is found out, and said, when it is that delivery's turn. */
    private static Set<UUID> noticesIn(List<Claimed> claimed) {
        Set<UUID> notices = new HashSet<>();
        for (Claimed one : claimed) {
            try {
                switch (JSON.read(one.template(), one.args())) {
                    case Message.TownNoticeLetter letter -> notices.add(letter.notice());
                    case Message.NoticeTrial trial -> notices.add(trial.notice());
                    case Message.ConfirmAddress _,
                            Message.Welcome _,
                            Message.Reminder _,
                            Message.DoseWithdrawn _,
                            Message.MailTrial _,
                            Message.ChecksOpen _,
                            Message.CaseWaits _,
                            Message.ReplyWaits _,
                            Message.ThreadHanded _ -> {}
                }
            } catch (IllegalArgumentException e) {
                LOG.debug("Delivery {} cannot be read", one.id(), e);
            }
        }
        return notices;
    }

    /**
     * What one family reads.
     *
     * @param children given names, none when the notice names none
     */
    static Letter write(NoticeContent content, List<String> children, Tenant town, Brand brand, Locale reader) {
        String language = content.texts().languageFor(reader);
        NoticeText text = content.texts().in(language);
        Map<NoticeField, String> values = new EnumMap<>(NoticeField.class);
        values.put(NoticeField.CHILD, together(children, language));
        values.put(NoticeField.TOWN, town.name());
        values.put(NoticeField.DEPARTMENT, brand.department().isBlank() ? brand.name() : brand.department());
        values.put(NoticeField.PHONE, brand.phone());
        return new Letter(
                language,
                NoticeField.fill(text.subject(), values),
                List.of(NoticeField.fill(text.body(), values).strip().split("\n\\s*\n")),
                NoticeField.fill(text.button(), values),
                content.action(),
                text.mark(),
                content.urgent());
    }

    private static String together(List<String> children, String language) {
        return String.join(language.equals(NoticeTexts.SOURCE) ? "さん、" : ", ", children);
    }
}
