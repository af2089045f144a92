package jp.sodachi.parentportal.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import jp.sodachi.identity.CalendarFeeds;
import jp.sodachi.web.SiteAddress;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Beginning and ending the family's calendar, and the file that calendar programs fetch. */
@Controller
class CalendarPages {
    private static final MediaType ICALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarFeeds feeds;
    private final FamilyCalendar calendar;

    CalendarPages(CalendarFeeds feeds, FamilyCalendar calendar) {
        this.feeds = feeds;
        this.calendar = calendar;
    }

    @GetMapping("/family/calendar")
    String show(Model model) {
        var mine = feeds.findMine();
        model.addAttribute("begun", mine.isPresent());
        model.addAttribute("names", mine.orElse(false));
        return "parent/calendar/calendar";
    }

    /** Answers with the address itself: it is kept nowhere, so there is no page to lead to. */
    @PostMapping("/family/calendar")
    String begin(
            @RequestParam(defaultValue = "false") boolean names,
            Model model,
            RedirectAttributes next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var secret = feeds.begin(names);
        if (secret.isEmpty()) {
            next.addFlashAttribute("info", "parent.calendar.nobody");
            return "redirect:/family/calendar";
        }
        var address =
                SiteAddress.at(request, "/calendar/" + secret.get() + ".ics").toString();
        model.addAttribute("address", address);
        model.addAttribute("link", address.replaceFirst("^https?:", "webcal:"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return "parent/calendar/address";
    }

    @PostMapping("/family/calendar/names")
    String chooseNames(@RequestParam(defaultValue = "false") boolean names, RedirectAttributes next) {
        feeds.chooseNames(names);
        next.addFlashAttribute("saved", "parent.calendar.names.saved");
        return "redirect:/family/calendar";
    }

    @PostMapping("/family/calendar/end")
    String end(RedirectAttributes next) {
        feeds.end();
        next.addFlashAttribute("saved", "parent.calendar.ended");
        return "redirect:/family/calendar";
    }

    /** For calendar programs, which sign in nowhere. */
    @GetMapping("/calendar/{secret}.ics")
    ResponseEntity<String> file(@PathVariable String secret, HttpServletRequest request, ServletWebRequest asked) {
        var file = calendar.find(secret, SiteAddress.of(request));
        if (file.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var tag = '"' + Entry.hash(file.get()) + '"';
        if (asked.checkNotModified(tag)) {
            return ResponseEntity.status(304).eTag(tag).build();
        }
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(ICALENDAR)
                .body(file.get());
    }
}
