package jp.sodachi.municipalityportal.notices;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.notice.LineLinks;
import jp.sodachi.notice.NoticeLists;
import jp.sodachi.notice.NoticeProgress;
import jp.sodachi.notice.TownNotice;
import jp.sodachi.notice.TownNotices;
import jp.sodachi.record.Records;
import jp.sodachi.reminder.NoticeAudience;
import jp.sodachi.support.Typed;
import jp.sodachi.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of notices, one notice's way from proposal to sending, and whom it did not reach. */
@Controller
@RequestMapping("/notices")
class NoticePages {
    private static final int NEWEST = 100;
    private static final int MISSED_A_PAGE = 100;
    private static final int LONGEST_REMARK = 200;
    private static final String VIEW = "staff/notices/notice";

    private final TownNotices notices;
    private final NoticeProgress progress;
    private final NoticeShowing showing;
    private final Records records;
    private final StaffMembers members;
    private final NoticeLists lists;
    private final NoticeAudience audience;
    private final LineLinks line;
    private final MessageSource messages;
    private final Clock clock;

    NoticePages(
            TownNotices notices,
            NoticeProgress progress,
            NoticeShowing showing,
            Records records,
            StaffMembers members,
            NoticeLists lists,
            NoticeAudience audience,
            LineLinks line,
            MessageSource messages,
            Clock clock) {
        this.notices = notices;
        this.progress = progress;
        this.showing = showing;
        this.records = records;
        this.members = members;
        this.lists = lists;
        this.audience = audience;
        this.line = line;
        this.messages = messages;
        this.clock = clock;
    }

    /** One notice in the list; {@code badge} is a state of the kit's badges. */
    record Row(TownNotice notice, String badge, List<String> whom) {}

    @GetMapping
    String list(Model model, Locale reader) {
        var words = new SegmentWords(messages, reader, lists.listNames());
        model.addAttribute(
                "rows",
                notices.list(NEWEST).stream()
                        .map(notice -> new Row(
                                notice,
                                NoticeShowing.badge(notice.state()),
                                words.of(notice.content().segment())))
                        .toList());
        model.addAttribute(
                "admin",
                members.findMe().filter(me -> me.role().covers(StaffRole.ADMIN)).isPresent());
        model.addAttribute("lineMonth", line.month().orElse(null));
        return "staff/notices/list";
    }

    /** @param example whether a real family's names shall stand in the preview */
    @GetMapping("/{id}")
    String open(
            @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean example, Model model, Locale reader) {
        showing.show(get(id), example, model, reader);
        return VIEW;
    }

    @PostMapping("/{id}/try")
    String tryOut(@PathVariable UUID id, RedirectAttributes afterwards) {
        get(id);
        afterwards.addFlashAttribute(notices.tryOnMyself(id) ? "saved" : "warning", "notice.tried");
        return page(id);
    }

    @PostMapping("/{id}/propose")
    String propose(@PathVariable UUID id, @RequestParam int version, RedirectAttributes afterwards) {
        var notice = get(id);
        var content = notice.content();
        if (!content.texts().blanks().isEmpty()) {
            afterwards.addFlashAttribute("warning", "notice.blanks.warning");
            return page(id);
        }
        if (content.at().filter(at -> at.isBefore(clock.instant())).isPresent()) {
            afterwards.addFlashAttribute("warning", "notice.wrong.past-now");
            return page(id);
        }
        // What is to leave later may concern families that come until then.
        if (content.at().isEmpty() && audience.count(notice).isNobody()) {
            afterwards.addFlashAttribute("warning", "notice.wrong.nobody");
            return page(id);
        }
        return answer(notices.propose(id, version), "notice.proposed", id, afterwards);
    }

    @PostMapping("/{id}/return")
    ModelAndView giveBack(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String remark,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        var said = Typed.text(remark);
        if (said.isEmpty() || said.length() > LONGEST_REMARK) {
            model.addAttribute("remark", remark);
            model.addAttribute("remarkError", said.isEmpty() ? "layer.return.empty" : "notice.remark.long");
            showing.show(get(id), false, model, reader);
            return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView(answer(notices.giveBack(id, version, said), "notice.returned", id, afterwards));
    }

    @PostMapping("/{id}/approve")
    String approve(@PathVariable UUID id, @RequestParam int version, RedirectAttributes afterwards) {
        var notice = get(id);
        if (notice.content().at().isEmpty() && audience.count(notice).isNobody()) {
            afterwards.addFlashAttribute("warning", "notice.wrong.nobody-left");
            return page(id);
        }
        var approval = notices.approve(id, version);
        afterwards.addFlashAttribute(
                approval == TownNotices.Approval.APPROVED ? "saved" : "warning",
                switch (approval) {
                    case APPROVED -> "notice.approved";
                    case AUTHOR -> "notice.approve.author";
                    case TOO_LATE -> "notice.approve.too-late";
                    case CHANGED -> "notice.changed-meanwhile";
                });
        return page(id);
    }

    @GetMapping("/{id}/stop")
    String stopQuestion(@PathVariable UUID id, Model model) {
        model.addAttribute("notice", get(id));
        return "staff/notices/stop";
    }

    @PostMapping("/{id}/stop")
    String stop(@PathVariable UUID id, RedirectAttributes afterwards) {
        get(id);
        return answer(notices.stop(id), "notice.stopped", id, afterwards);
    }

    @GetMapping("/{id}/discard")
    String discardQuestion(@PathVariable UUID id, Model model) {
        model.addAttribute("notice", get(id));
        return "staff/notices/discard";
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable UUID id, @RequestParam int version, RedirectAttributes afterwards) {
        get(id);
        if (!notices.discard(id, version)) {
            return answer(false, "notice.discarded", id, afterwards);
        }
        afterwards.addFlashAttribute("saved", "notice.discarded");
        return "redirect:/notices";
    }

    /**
     * Somebody to be told on another way.
     *
     * @param name of the child or the pregnant woman; empty when the record is gone
     * @param path the record's page; null when it is gone
     */
    record Missed(
            NoticeProgress.NotReached who,
            String name,
            @Nullable String path) {}

    @GetMapping("/{id}/missed")
    String missed(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("notice", get(id));
        var counts = progress.count(id);
        var all = counts.notReached() + counts.unreadOnSite();
        var last = Math.max(1, (all + MISSED_A_PAGE - 1) / MISSED_A_PAGE);
        var paging = new Paging(Math.clamp(page, 1, last), MISSED_A_PAGE, all, "/notices/" + id + "/missed?page=");
        model.addAttribute("paging", paging);
        var missed = progress.listNotReached(id, (paging.page() - 1) * MISSED_A_PAGE, MISSED_A_PAGE);
        var names = records.listNames(missed.stream()
                .flatMap(one -> Stream.of(one.child(), one.pregnancy()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        model.addAttribute(
                "missed", missed.stream().map(one -> missed(one, names)).toList());
        return "staff/notices/missed";
    }

    private static Missed missed(NoticeProgress.NotReached who, Map<UUID, String> names) {
        var child = who.child();
        var pregnancy = who.pregnancy();
        if (child != null && names.containsKey(child)) {
            return new Missed(who, names.getOrDefault(child, ""), "/children/" + child);
        }
        return pregnancy != null && names.containsKey(pregnancy)
                ? new Missed(who, names.getOrDefault(pregnancy, ""), "/pregnancies/" + pregnancy)
                : new Missed(who, "", null);
    }

    private TownNotice get(UUID id) {
        return notices.find(id)
                .filter(notice -> notice.state() != TownNotice.State.DISCARDED)
                .orElseThrow(() -> new NotYours("notice.read", null));
    }

    private static String answer(boolean done, String said, UUID id, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute(done ? "saved" : "warning", done ? said : "notice.changed-meanwhile");
        return page(id);
    }

    private static String page(UUID id) {
        return "redirect:/notices/" + id;
    }
}
