package jp.sodachi.municipalityportal.notices;

import java.util.Map;
import java.util.UUID;
import jp.sodachi.notice.Delivery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

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
}
