package jp.sodachi.municipalityportal.notices;

import java.util.Map;
import java.util.UUID;
import jp.sodachi.notice.Delivery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that answers a family's question whether something was sent to them. */
@Controller
class HistoryPages {
    private static final Map<Delivery.State, String> BADGES = Map.of(
            Delivery.State.READY, "waiting",
            Delivery.State.SENDING, "running",
            Delivery.State.SENT, "done",
            Delivery.State.FAILED, "check");

    private final HistoryDesk desk;

    HistoryPages(HistoryDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/children/{child}/messages")
    String open(@PathVariable UUID child, Model model) {
        model.addAttribute("history", desk.open(child));
        model.addAttribute("badges", BADGES);
        return "staff/notices/history";
    }

    /** @param guardian whose link with LINE is to end */
    @GetMapping("/children/{child}/messages/line-end")
    String question(@PathVariable UUID child, @RequestParam UUID guardian, Model model) {
        model.addAttribute("child", child);
        model.addAttribute("guardian", desk.getLinked(child, guardian));
        return "staff/notices/line-end";
    }

    @PostMapping("/children/{child}/messages/line-end")
    String endLine(@PathVariable UUID child, @RequestParam UUID guardian, RedirectAttributes afterwards) {
        desk.endLine(child, guardian);
        afterwards.addFlashAttribute("saved", "notice.history.line-ended");
        return "redirect:/children/" + child + "/messages";
    }
}
