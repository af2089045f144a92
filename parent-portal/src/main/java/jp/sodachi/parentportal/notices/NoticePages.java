package jp.sodachi.parentportal.notices;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.sodachi.channel.Way;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.notice.Delivery;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.NoticeInbox;
import jp.sodachi.notice.Notices;
import jp.sodachi.reply.FamilyReplies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What the town sent. */
@Controller
class NoticePages {
    private static final int NEWEST = 50;
    private static final String TOWN_NOTICE = Message.TownNoticeLetter.TEMPLATE;

    private final Guardians guardians;
    private final Notices notices;
    private final NoticeInbox inbox;
    private final FamilyReplies replies;
    private final NoticeShowing showing;

    NoticePages(Guardians guardians, Notices notices, NoticeInbox inbox, FamilyReplies replies, NoticeShowing showing) {
        this.guardians = guardians;
        this.notices = notices;
        this.inbox = inbox;
        this.replies = replies;
        this.showing = showing;
    }

    @GetMapping("/notices")
    String list(Model model, Locale reader) {
        var me = guardians.findMe();
        model.addAttribute(
                "notices",
                me.map(Guardian::id).map(id -> notices.listFor(id, NEWEST)).orElse(List.of()).stream()
                        .filter(delivery -> !delivery.template().equals(TOWN_NOTICE))
                        // What was called back after a loss is not brought up again.
                        .filter(delivery -> delivery.failure()
                                .filter(reason -> reason == Delivery.Reason.CALLED_BACK)
                                .isEmpty())
                        .map(Row::of)
                        .toList());
        model.addAttribute("lines", inbox.list(reader, NEWEST));
        model.addAttribute("answered", replies.listUnread());
        model.addAttribute("joined", me.isPresent());
        model.addAttribute("confirmed", me.isPresent() && me.get().emailVerified());
        return "parent/notices/notices";
    }

    /** One notice of the town; opened, it is read. */
    @GetMapping("/notices/{id}")
    ModelAndView open(@PathVariable UUID id, Locale reader) {
        return showing.page(HttpStatus.OK, id, reader);
    }

    /**
     * One message.
     *
     * @param title key of what it was about
     * @param at when it was sent, or queued while it is on its way
     * @param state key of what became of it
     * @param path where what it told of stands now; null when there is no such page
     */
    record Row(
            String title,
            Instant at,
            String state,
            String badge,
            @Nullable String path) {
        private static final Map<String, String> PATHS = Map.of(
                Message.Reminder.TEMPLATE, "/plan",
                Message.DoseWithdrawn.TEMPLATE, "/records",
                Message.ChecksOpen.TEMPLATE, "/");

        private static final Map<Way, String> SENT_BY = Map.of(
                Way.MAIL, "parent.notices.sent.mail",
                Way.PUSH, "parent.notices.sent.push",
                Way.LINE, "parent.notices.sent.line",
                Way.SITE, "parent.notices.sent.site");

        static Row of(Delivery delivery) {
            var title = "parent.notices.template." + delivery.template();
            var at = delivery.endedAt().orElse(delivery.queuedAt());
            var path = PATHS.get(delivery.template());
            return switch (delivery.state()) {
                case READY, SENDING -> new Row(title, at, "parent.notices.on-its-way", "running", path);
                case SENT -> new Row(title, at, sentBy(delivery.way()), "done", path);
                case FAILED -> new Row(title, at, failure(delivery), "check", path);
                case UNKNOWN -> new Row(title, at, "parent.notices.unknown", "info", path);
            };
        }

        private static String sentBy(@Nullable Way way) {
            return way == null ? "parent.notices.sent" : SENT_BY.getOrDefault(way, "parent.notices.sent");
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
