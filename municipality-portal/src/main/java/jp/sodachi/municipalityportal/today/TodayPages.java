package jp.sodachi.municipalityportal.today;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import jp.sodachi.municipalityportal.growth.GrowthDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class TodayPages {
    private final TodayBoard board;
    private final GrowthDesk growth;
    private final Clock clock;

    TodayPages(TodayBoard board, GrowthDesk growth, Clock clock) {
        this.board = board;
        this.growth = growth;
        this.clock = clock;
    }

    @GetMapping("/")
    String today(Locale reader, Model model) {
        var looked = board.look();
        model.addAttribute("board", looked);
        model.addAttribute("watched", growth.watched(looked.watched(), reader));
        model.addAttribute("today", LocalDate.now(clock));
        return "staff/today/today";
    }
}
