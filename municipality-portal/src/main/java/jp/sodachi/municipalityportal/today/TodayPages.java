package jp.sodachi.municipalityportal.today;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class TodayPages {
    private final TodayBoard board;
    private final Clock clock;

    TodayPages(TodayBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @GetMapping("/")
    String today(Model model) {
        model.addAttribute("board", board.look());
        model.addAttribute("today", LocalDate.now(clock));
        return "staff/today/today";
    }
}
