package jp.sodachi.municipalityportal.followups;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.assessment.CheckFigures;
import jp.sodachi.assessment.Task;
import jp.sodachi.assessment.TownInstruments;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What came of the questions, month by month. */
@Controller
@RequestMapping("/follow-ups")
class FiguresPages {
    private static final int MONTHS = 12;

    private final CheckFigures figures;
    private final TownInstruments instruments;
    private final Clock clock;

    FiguresPages(CheckFigures figures, TownInstruments instruments, Clock clock) {
        this.figures = figures;
        this.instruments = instruments;
        this.clock = clock;
    }

    @GetMapping("/figures")
    String list(Model model, Locale reader) {
        model.addAttribute("figures", figures.list(first()));
        model.addAttribute("outcomes", Task.Outcome.values());
        model.addAttribute("titles", titles(reader));
        return "staff/followups/figures";
    }

    private Map<String, String> titles(Locale reader) {
        return instruments.list().stream()
                .map(TownInstruments.Standing::instrument)
                .collect(
                        Collectors.toMap(each -> each.id(), each -> each.title().in(reader), (first, _) -> first));
    }

    /** For others than the town: numbers under five are left out. */
    @GetMapping("/figures.csv")
    ResponseEntity<byte[]> csv() {
        var head = Stream.concat(
                        Stream.of("month", "instrument", "offered", "answered", "flagged", "contacted_in_time"),
                        Stream.of(Task.Outcome.values()).map(each -> each.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(","));
        var rows = figures.list(first()).stream()
                .map(row -> Stream.concat(Stream.of(row.month().toString(), row.instrument()), cells(row).stream())
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", head + "\r\n", "\r\n"));
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

    private static List<String> cells(CheckFigures.Row row) {
        return row.outside().stream()
                .map(each -> each.isPresent() ? Integer.toString(each.getAsInt()) : "<" + CheckFigures.SMALLEST_SHOWN)
                .toList();
    }

    private YearMonth first() {
        return YearMonth.now(clock).minusMonths(MONTHS - 1L);
    }
}
