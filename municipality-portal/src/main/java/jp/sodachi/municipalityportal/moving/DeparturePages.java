package jp.sodachi.municipalityportal.moving;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.sodachi.record.Departures;
import jp.sodachi.record.Records;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A child goes: codes that were given, what became of them, and giving one at the counter. */
@Controller
@RequestMapping("/children/{id}/moving")
class DeparturePages {
    private final Departures departures;
    private final Records records;

    DeparturePages(Departures departures, Records records) {
        this.departures = departures;
        this.records = records;
    }

    @GetMapping
    String list(@PathVariable UUID id, Model model) {
        model.addAttribute("whose", DepartureView.of(records.getChild(id).child()));
        model.addAttribute("rows", departures.list(id));
        return "staff/moving/departures";
    }

    /** Answers with the code itself: it is kept nowhere, so there is no page to lead to. */
    @PostMapping
    String give(@PathVariable UUID id, Model model, RedirectAttributes next, HttpServletResponse response) {
        return switch (departures.issueAtCounter(id)) {
            case Departures.Outcome.Refused(var reason) -> {
                next.addFlashAttribute("told", "departure.refused." + reason);
                yield "redirect:/children/" + id + "/moving";
            }
            case Departures.Outcome.Issued(var code, var until, var child) -> {
                model.addAttribute("whose", DepartureView.of(child));
                model.addAttribute("code", DepartureView.Code.of(code, until));
                response.setHeader(
                        HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
                yield "staff/moving/code";
            }
        };
    }

    @PostMapping("/{departure}/withdraw")
    String withdraw(@PathVariable UUID id, @PathVariable UUID departure, RedirectAttributes next) {
        var done = departures.withdraw(id, departure);
        next.addFlashAttribute(done ? "saved" : "told", done ? "departure.withdrawn" : "departure.settled");
        return "redirect:/children/" + id + "/moving";
    }
}
