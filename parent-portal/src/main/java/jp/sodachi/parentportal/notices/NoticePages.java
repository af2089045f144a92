package jp.sodachi.parentportal.notices;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.Delivery;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.NoticeInbox;
import jp.sodachi.notice.Notices;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the town sent. */
@Controller
class NoticePages {
    private static final int NEWEST = 50;
    private static final String TOWN_NOTICE = Message.TownNoticeLetter.TEMPLATE;

    private final Guardians guardians;
    private final Notices notices;
    private final NoticeInbox inbox;
    private final MessageSource messages;

    NoticePages(Guardians guardians, Notices notices, NoticeInbox inbox, MessageSource messages) {
        this.guardians = guardians;
        this.notices = notices;
        this.inbox = inbox;
        this.messages = messages;
    }

    @GetMapping("/notices")
    String list(Model model, Locale reader) {
        var me = guardians.findMe();
        model.addAttribute(
                "notices",
                me.map(Guardian::id).map(id -> notices.listFor(id, NEWEST)).orElse(List.of()).stream()
                        .filter(delivery -> !delivery.template().equals(TOWN_NOTICE))
                        .map(Row::of)
                        .toList());
        model.addAttribute("lines", inbox.list(reader, NEWEST));
        model.addAttribute("joined", me.isPresent());
        model.addAttribute("confirmed", me.isPresent() && me.get().emailVerified());
        return "parent/notices/notices";
    }

    /** One notice of the town; opened, it is read. */
    @GetMapping("/notices/{id}")
    String open(@PathVariable UUID id, Model model, Locale reader) {
        var line = inbox.open(id, reader).orElseThrow(() -> new NotYours("notice.read", null));
        var letter = line.letter();
        model.addAttribute("line", line);
        model.addAttribute("target", letter.action().target().orElse(null));
        model.addAttribute(
                "label",
                letter.button().isEmpty() && letter.action().target().isPresent()
                        ? messages.getMessage(
                                "notice.read.action." + letter.action().kind().name(), null, reader)
                        : letter.button());
        model.addAttribute("townName", TenantScope.current().name());
        return "parent/notices/notice";
    }

    /**
     * One message.
     *
     * @param title key of what it was about
     * @param at when it was sent, or queued while it is on its way
     * @param state key of what became of it
     */
    record Row(String title, Instant at, String state, String badge) {
        static Row of(Delivery delivery) {
            var title = "parent.notices.template." + delivery.template();
            var at = delivery.endedAt().orElse(delivery.queuedAt());
            return switch (delivery.state()) {
                case READY, SENDING -> new Row(title, at, "parent.notices.on-its-way", "running");
                case SENT -> new Row(title, at, "parent.notices.sent", "done");
                case FAILED -> new Row(title, at, failure(delivery), "check");
            };
        }

        private static String failure(Delivery delivery) {
            return "parent.notices.failed."
                    + delivery.failure()
                            .map(reason ->
                                    reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .orElse("deadline");
        }
    }
}
