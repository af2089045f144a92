package jp.sodachi.parentportal.channels;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import jp.sodachi.channel.LineEvent;
import jp.sodachi.channel.LineTalk;
import jp.sodachi.channel.LineWebhook;
import jp.sodachi.notice.LineLinks;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.web.SiteAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Where LINE tells what happened in the town's account. Nothing is believed, and nothing read, before the signature is right. */
@RestController
class LineHook {
    private static final Logger LOG = LoggerFactory.getLogger(LineHook.class);
    private static final int MOST = 256 * 1024;

    private final LineLinks links;
    private final LineWebhook webhook;
    private final LineTalk talk;
    private final MessageSource messages;

    LineHook(LineLinks links, LineWebhook webhook, LineTalk talk, MessageSource messages) {
        this.links = links;
        this.webhook = webhook;
        this.talk = talk;
        this.messages = messages;
    }

    /** 404 without an account, 403 with a wrong signature; an event that was taken before is passed over and the answer is 200. */
    @PostMapping("/line/webhook")
    ResponseEntity<Void> take(
            HttpServletRequest request, @RequestHeader(name = "X-Line-Signature", defaultValue = "") String signature)
            throws IOException {
        if (links.account().isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        var events = webhook.read(TenantScope.current().code(), body, signature);
        if (events.isEmpty()) {
            LOG.warn("Something was posted in LINE's name without its signature");
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        events.get().forEach(event -> take(event, request));
        return ResponseEntity.ok().build();
    }

    private void take(LineEvent event, HttpServletRequest request) {
        var taken = links.take(event);
        var town = TenantScope.current();
        // LINE is called after the event is taken, and without a connection.
        switch (event) {
            case LineEvent.Spoke spoke -> {
                if (taken == LineLinks.Taken.STRANGER) {
                    talk.linkToken(town.code(), spoke.user())
                            .ifPresent(token -> talk.reply(
                                    town.code(),
                                    spoke.replyToken(),
                                    words("parent.line.hello", town.name(), address(request, token))));
                }
            }
            case LineEvent.Linked linked -> {
                if (taken == LineLinks.Taken.LINKED) {
                    talk.reply(town.code(), linked.replyToken(), words("parent.line.linked", town.name()));
                }
            }
            case LineEvent.Left _ -> {}
        }
    }

    /** Nobody knows yet in which language the person reads. */
    private String words(String key, Object... values) {
        return messages.getMessage(key, values, Locale.JAPANESE)
                + "\n\n"
                + messages.getMessage(key, values, Locale.ENGLISH);
    }

    private static String address(HttpServletRequest request, String token) {
        return UriComponentsBuilder.fromUri(SiteAddress.at(request, "/family/line"))
                .queryParam("linkToken", "{token}")
                .build(token)
                .toString();
    }
}
