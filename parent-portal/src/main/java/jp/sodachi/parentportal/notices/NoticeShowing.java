package jp.sodachi.parentportal.notices;

import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.NoticeAction;
import jp.sodachi.notice.NoticeInbox;
import jp.sodachi.reply.FamilyReplies;
import jp.sodachi.reply.Said;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one notice, with what was written under it. */
@Component
class NoticeShowing {
    private final NoticeInbox inbox;
    private final FamilyReplies replies;
    private final MessageSource messages;

    NoticeShowing(NoticeInbox inbox, FamilyReplies replies, MessageSource messages) {
        this.inbox = inbox;
        this.replies = replies;
        this.messages = messages;
    }

    /** The page as it stands; from now on the notice, and what the town wrote under it, count as read. */
    ModelAndView page(HttpStatus status, UUID id, Locale reader) {
        var line = inbox.open(id, reader).orElseThrow(() -> new NotYours("notice.read", null));
        var thread = replies.open(id);
        var letter = line.letter();
        var target = letter.action().target();
        var page = new ModelAndView("parent/notices/notice", status)
                .addObject("line", line)
                .addObject("target", target.orElse(null))
                .addObject(
                        "label",
                        letter.button().isEmpty() && target.isPresent()
                                ? words(letter.action().kind(), reader)
                                : letter.button())
                .addObject("townName", TenantScope.current().name());
        thread.ifPresent(found -> page.addObject("thread", found)
                .addObject("longest", Said.LONGEST)
                .addObject("draftVersion", found.draftVersion())
                .addObject("form", new ReplyForm(found.draft())));
        return page;
    }

    private String words(NoticeAction.Kind kind, Locale reader) {
        return Objects.requireNonNull(messages.getMessage("notice.read.action." + kind.name(), null, reader));
    }
}
