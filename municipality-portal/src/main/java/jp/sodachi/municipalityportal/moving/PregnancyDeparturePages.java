package jp.sodachi.municipalityportal.moving;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.PregnancyDepartures;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A pregnant woman goes: the same pages as for a child. */
@Controller
@RequestMapping("/pregnancies/{id}/moving")
class PregnancyDeparturePages {
    private final PregnancyDepartures departures;
    private final Pregnancies pregnancies;

    PregnancyDeparturePages(PregnancyDepartures departures, Pregnancies pregnancies) {
        this.departures = departures;
        this.pregnancies = pregnancies;
    }

    @GetMapping
    String list(@PathVariable UUID id, Model model) {
        model.addAttribute("whose", DepartureView.of(pregnancies.get(id)));
        model.addAttribute("rows", departures.list(id));
        return "staff/moving/departures";
    }

    /** Answers with the code itself: it is kept nowhere, so there is no page to lead to. */
    @PostMapping
    String give(@PathVariable UUID id, Model model, RedirectAttributes next, HttpServletResponse response) {
        return switch (departures.issueAtCounter(id)) {
            case PregnancyDepartures.Outcome.Refused(var reason) -> {
                next.addFlashAttribute("told", "departure.refused." + reason);
                yield "redirect:/pregnancies/" + id + "/moving";
            }
            case PregnancyDepartures.Outcome.Issued(var code, var until, var pregnancy) -> {
                model.addAttribute("whose", DepartureView.of(pregnancy));
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
        return "redirect:/pregnancies/" + id + "/moving";
    }
}
