package jp.sodachi.municipalityportal.followups;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import jp.sodachi.assessment.CheckWords;
import jp.sodachi.assessment.Duty;
import jp.sodachi.assessment.FollowUps;
import jp.sodachi.assessment.QueueFilter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The queue, those of the earliest day first. The filter a person chose stays until another is chosen. */
@Controller
@RequestMapping("/follow-ups")
class QueuePages {
    private static final int A_PAGE = 100;
    private static final int LAST_PAGE = 1000;
    private static final String CHOSEN = "followups.show";

    private final FollowUps followUps;
    private final MessageSource messages;
    private final Clock clock;

    QueuePages(FollowUps followUps, MessageSource messages, Clock clock) {
        this.followUps = followUps;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String queue(
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "1") int page,
            HttpSession session,
            Model model,
            Locale reader) {
        var asked = show.isEmpty() && session.getAttribute(CHOSEN) instanceof String kept ? kept : show;
        var filter = Arrays.stream(QueueFilter.values())
                .filter(each -> each.name().equals(asked))
                .findFirst()
                .orElse(QueueFilter.ALL);
        session.setAttribute(CHOSEN, filter.name());
        var chosen = Math.clamp(page, 1, LAST_PAGE);
        var queue = followUps.list(filter, (chosen - 1) * A_PAGE, A_PAGE);
        var pages = Math.max(1, (queue.count(filter) + A_PAGE - 1) / A_PAGE);
        if (chosen > pages) {
            return "redirect:/follow-ups?page=" + pages;
        }
        model.addAttribute("page", chosen);
        model.addAttribute("pages", pages);
        model.addAttribute("first", (chosen - 1) * A_PAGE + 1);
        model.addAttribute("filter", filter);
        model.addAttribute("filters", QueueFilter.values());
        model.addAttribute("queue", queue);
        model.addAttribute("urgent", followUps.findDuty(Duty.Kind.URGENT).orElse(null));
        model.addAttribute("words", new CheckWords(messages, reader));
        model.addAttribute("today", LocalDate.now(clock));
        return "staff/followups/queue";
    }

    @PostMapping("/duty")
    String duty(@RequestParam Duty.Kind kind, RedirectAttributes afterwards) {
        followUps.takeDuty(kind);
        afterwards.addFlashAttribute("saved", "followup.duty.saved");
        return "redirect:/follow-ups";
    }
}
