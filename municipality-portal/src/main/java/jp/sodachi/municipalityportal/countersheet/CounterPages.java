package jp.sodachi.municipalityportal.countersheet;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import jp.sodachi.identity.KeycloakSettings;
import jp.sodachi.support.SupportRoom;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The counter's list, and the sheet for the printer. */
@Controller
class CounterPages {
    private final Counter counter;
    private final KeycloakSettings sites;
    private final Clock clock;

    CounterPages(Counter counter, KeycloakSettings sites, Clock clock) {
        this.counter = counter;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping("/counter")
    String waiting(Model model) {
        var families = counter.listWaiting();
        model.addAttribute("families", families.stream().map(WaitingFamily::of).toList());
        model.addAttribute("today", LocalDate.now(clock));
        return "staff/countersheet/counter";
    }

    /** Answers with the sheet itself: its secret is kept nowhere, so there is no page to lead to. */
    @PostMapping("/children/{id}/sheet")
    String issue(
            @PathVariable UUID id,
            HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response,
            Model model) {
        var sheet = counter.issue(id);
        var address = sites.parentSiteAt(request.getServerName()) + "/join/" + sheet.secret();
        model.addAttribute("sheet", PrintedSheet.of("/children/" + id, sheet, address));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return "staff/countersheet/sheet";
    }

    /** Somebody who loads the printed page's address again is led back to the child. */
    @GetMapping("/children/{id}/sheet")
    String back(@PathVariable UUID id) {
        return "redirect:/children/" + id;
    }

    /** The town's day of a moment. */
    static LocalDate day(java.time.Instant moment) {
        return LocalDate.ofInstant(moment, SupportRoom.JAPAN);
    }
}
