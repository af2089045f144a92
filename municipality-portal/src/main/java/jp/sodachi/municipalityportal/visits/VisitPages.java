package jp.sodachi.municipalityportal.visits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import jp.sodachi.identity.TownVisits;
import jp.sodachi.municipalityportal.signin.Visitors;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.web.PersonSessions;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The admins' page of visits, and the door for the visitor. */
@Controller
class VisitPages {
    private static final String BACK = "redirect:/visits";

    private final TownVisits visits;
    private final Visitors visitors;
    private final PersonSessions sessions;
    private final VisitSettings settings;
    private final Clock clock;

    VisitPages(TownVisits visits, Visitors visitors, PersonSessions sessions, VisitSettings settings, Clock clock) {
        this.visits = visits;
        this.visitors = visitors;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/visits")
    String list(Model model) {
        model.addAttribute("visits", visits.list());
        model.addAttribute("now", clock.instant());
        return "staff/visits/visits";
    }

    @PostMapping("/visits/{id}/allow")
    String allow(@PathVariable UUID id, RedirectAttributes afterwards) {
        return told(visits.allow(id), "visits.allowed", afterwards);
    }

    @PostMapping("/visits/{id}/refuse")
    String refuse(@PathVariable UUID id, RedirectAttributes afterwards) {
        return told(visits.refuse(id), "visits.refused", afterwards);
    }

    /** The sessions go at once; were one of them missed, its next page would find the visit ended. */
    @PostMapping("/visits/{id}/end")
    String end(@PathVariable UUID id, RedirectAttributes afterwards) {
        var ended = visits.end(id);
        if (ended) {
            sessions.endHere(Visitors.principalOf(id));
        }
        return told(ended, "visits.ended", afterwards);
    }

    private static String told(boolean done, String words, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute(done ? "saved" : "told", done ? words : "visits.not-open");
        return BACK;
    }

    /** The question before coming in: an address alone, in a mail or a history, signs nobody in. */
    @GetMapping("/visit/enter")
    String ask(@RequestParam(defaultValue = "") String ticket, Model model) {
        model.addAttribute("ticket", ticket);
        return "staff/visits/enter";
    }

    @PostMapping("/visit/enter")
    String enter(
            @RequestParam(defaultValue = "") String ticket, HttpServletRequest request, HttpServletResponse response) {
        var visitor = visits.enter(ticket);
        visitor.ifPresent(known -> {
            visitors.signIn(known, request, response);
            response.addHeader(HttpHeaders.SET_COOKIE, VisitMark.set(known.visit()));
        });
        return visitor.isPresent() ? "redirect:/" : "redirect:/visit/over";
    }

    @PostMapping("/visit/leave")
    String leave(HttpServletRequest request) {
        visits.leave();
        VisitGuard.end(request);
        return "redirect:/visit/over";
    }

    /** Says once how the visit of this browser ended; whoever comes without one reads that there is none. */
    @GetMapping("/visit/over")
    String over(HttpServletRequest request, HttpServletResponse response, Model model) {
        var ending = VisitMark.find(request).flatMap(visits::findEnding);
        model.addAttribute("ending", ending.orElse(null));
        model.addAttribute("console", settings.consoleOf(TenantScope.current()).orElse(null));
        if (ending.isPresent()) {
            response.addHeader(HttpHeaders.SET_COOKIE, VisitMark.clear());
        }
        return "staff/visits/over";
    }
}
