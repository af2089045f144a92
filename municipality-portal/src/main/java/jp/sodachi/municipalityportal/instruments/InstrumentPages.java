package jp.sodachi.municipalityportal.instruments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sodachi.assessment.CheckFigures;
import jp.sodachi.assessment.TownInstruments;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The questions families are asked. Nurses look, admins decide. */
@Controller
@RequestMapping("/instruments")
class InstrumentPages {
    private static final int MONTHS = 12;

    private final TownInstruments instruments;
    private final CheckFigures figures;
    private final StaffMembers members;
    private final Clock clock;

    InstrumentPages(TownInstruments instruments, CheckFigures figures, StaffMembers members, Clock clock) {
        this.instruments = instruments;
        this.figures = figures;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model, Locale reader) {
        var all = instruments.list();
        model.addAttribute("instruments", all);
        model.addAttribute("titles", titles(all, reader));
        model.addAttribute("figures", figures.list(first()));
        model.addAttribute("reader", reader);
        model.addAttribute(
                "mayDecide",
                members.findMe().filter(me -> me.role().covers(StaffRole.ADMIN)).isPresent());
        return "staff/instruments/list";
    }

    @PostMapping("/decide")
    String decide(
            @RequestParam String id,
            @RequestParam String number,
            @RequestParam TownInstruments.State from,
            @RequestParam TownInstruments.State to,
            RedirectAttributes afterwards) {
        var decided = instruments.decide(id, number, from, to);
        afterwards.addFlashAttribute(
                decided ? "saved" : "told", decided ? "instruments.decided" : "followup.meanwhile");
        return "redirect:/instruments";
    }

    /** For others than the town: numbers under five are left out. */
    @GetMapping("/figures.csv")
    ResponseEntity<byte[]> csv() {
        var rows = figures.list(first()).stream()
                .map(row -> String.join(
                        ",",
                        row.month().toString(),
                        row.instrument(),
                        outside(row.answered()),
                        outside(row.flagged()),
                        outside(row.inTime()),
                        outside(row.closed())))
                .collect(Collectors.joining(
                        "\r\n", "month,instrument,answered,flagged,contacted_in_time,closed\r\n", "\r\n"));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("figures.csv")
                                .build()
                                .toString())
                .body(rows.getBytes(StandardCharsets.UTF_8));
    }

    private static String outside(int number) {
        var shown = CheckFigures.Row.outside(number);
        return shown.isPresent() ? Integer.toString(shown.getAsInt()) : "<" + CheckFigures.SMALLEST_SHOWN;
    }

    private static Map<String, String> titles(List<TownInstruments.Standing> all, Locale reader) {
        return all.stream()
                .map(TownInstruments.Standing::instrument)
                .collect(Collectors.toMap(Instrument::id, each -> each.title().in(reader), (first, _) -> first));
    }

    private YearMonth first() {
        return YearMonth.now(clock).minusMonths(MONTHS - 1L);
    }
}
