package jp.sodachi.municipalityportal.notices;

import java.util.Map;
import java.util.UUID;
import jp.sodachi.notice.Delivery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that answers a family's question whether something was sent to them. */
@Controller
@RequestMapping("/{kind:children|pregnancies}/{id}/messages")
class HistoryPages {
    private static final Map<Delivery.State, String> BADGES = Map.of(
            Delivery.State.READY, "waiting",
            Delivery.State.SENDING, "running",
            Delivery.State.SENT, "done",
            Delivery.State.FAILED, "check",
            Delivery.State.UNKNOWN, "info");

    private final HistoryDesk desk;

    HistoryPages(HistoryDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String open(@PathVariable String kind, @PathVariable UUID id, Model model) {
        model.addAttribute("history", desk.open(new HistoryDesk.Subject(kind, id)));
        model.addAttribute("badges", BADGES);
        return "staff/notices/history";
    }

    /** @param guardian whose link with LINE is to end */
    @GetMapping("/line-end")
    String question(@PathVariable String kind, @PathVariable UUID id, @RequestParam UUID guardian, Model model) {
        var subject = new HistoryDesk.Subject(kind, id);
        model.addAttribute("path", subject.path());
        model.addAttribute("guardian", desk.getLinked(subject, guardian));
        return "staff/notices/line-end";
    }

    @PostMapping("/line-end")
    String endLine(
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam UUID guardian,
            RedirectAttributes afterwards) {
        var subject = new HistoryDesk.Subject(kind, id);
        desk.endLine(subject, guardian);
        afterwards.addFlashAttribute("saved", "notice.history.line-ended");
        return "redirect:" + subject.path() + "/messages";
    }
}
