package jp.sodachi.municipalityportal.notices;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.sodachi.branding.Branding;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.notice.Daytime;
import jp.sodachi.notice.Letter;
import jp.sodachi.notice.NoticeContent;
import jp.sodachi.notice.NoticeField;
import jp.sodachi.notice.NoticeLists;
import jp.sodachi.notice.NoticeProgress;
import jp.sodachi.notice.NoticeTexts;
import jp.sodachi.notice.Segment;
import jp.sodachi.notice.TownNotice;
import jp.sodachi.reminder.NoticeAudience;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of one notice shows. */
@Component
class NoticeShowing {
    private static final Map<TownNotice.State, String> BADGES = Map.of(
            TownNotice.State.DRAFT, "soon",
            TownNotice.State.PROPOSED, "waiting",
            TownNotice.State.APPROVED, "waiting",
            TownNotice.State.SENDING, "running",
            TownNotice.State.SENT, "done",
            TownNotice.State.STOPPED, "stopped",
            TownNotice.State.DISCARDED, "stopped");

    private final NoticeProgress progress;
    private final NoticeAudience audience;
    private final NoticeLists lists;
    private final Branding branding;
    private final MessageSource messages;

    NoticeShowing(
            NoticeProgress progress,
            NoticeAudience audience,
            NoticeLists lists,
            Branding branding,
            MessageSource messages) {
        this.progress = progress;
        this.audience = audience;
        this.lists = lists;
        this.branding = branding;
        this.messages = messages;
    }

    /** Which badge of the kit a state has. */
    static String badge(TownNotice.State state) {
        return BADGES.getOrDefault(state, "info");
    }

    /** @param example whether a real family's names shall stand in the preview */
    void show(TownNotice notice, boolean example, Model model, Locale reader) {
        var content = notice.content();
        var segment = content.segment();
        Optional<List<String>> family = example ? audience.findExample(notice) : Optional.empty();
        model.addAttribute("notice", notice);
        model.addAttribute("badge", badge(notice.state()));
        model.addAttribute("whom", new SegmentWords(messages, reader, lists.listNames()).of(segment));
        model.addAttribute("blanks", content.texts().blanks());
        model.addAttribute("letters", notice.isContentGone() ? List.of() : letters(content, family));
        model.addAttribute("named", namesSomebody(content));
        model.addAttribute("example", family.isPresent());
        model.addAttribute("noExample", example && family.isEmpty());
        model.addAttribute("own", isOwn(notice));
        model.addAttribute("morning", morning(content).orElse(null));
        switch (notice.state()) {
            case DRAFT, PROPOSED, APPROVED -> model.addAttribute("counted", audience.count(notice));
            case SENDING, SENT, STOPPED, DISCARDED -> model.addAttribute("counts", progress.count(notice.id()));
        }
        model.addAttribute(
                "later",
                switch (notice.state()) {
                    case PROPOSED, APPROVED, SENDING, SENT -> audience.countLater(notice);
                    case DRAFT, STOPPED, DISCARDED -> 0;
                });
    }

    /** When it leaves, where its moment lies in the night and it is no emergency. */
    private static Optional<Instant> morning(NoticeContent content) {
        return content.urgent()
                ? Optional.empty()
                : content.at().map(Daytime::next).filter(next -> !next.equals(content.sendAt()));
    }

    private static boolean namesSomebody(NoticeContent content) {
        return content.segment().audience() == Segment.Audience.CHILDREN
                && content.texts().fields().contains(NoticeField.CHILD);
    }

    private List<Letter> letters(NoticeContent content, Optional<List<String>> family) {
        return NoticeTexts.LANGUAGES.stream()
                .filter(content.texts().byLanguage()::containsKey)
                .map(Locale::forLanguageTag)
                .map(language -> Letter.of(
                        content,
                        family.orElseGet(() -> List.of(messages.getMessage("notice.made-up", null, language))),
                        TenantScope.current(),
                        branding.current(),
                        language))
                .toList();
    }

    private static boolean isOwn(TownNotice notice) {
        return CurrentActor.get() instanceof Actor.Staff staff && notice.isBy(staff.subject());
    }
}
