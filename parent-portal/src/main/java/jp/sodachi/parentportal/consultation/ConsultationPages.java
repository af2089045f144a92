package jp.sodachi.parentportal.consultation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.Child;
import jp.sodachi.web.OutgoingForms;
import jp.sodachi.web.SiteAddress;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The way to the 24-hour consultation, and the key with which the service checks who comes. */
@Controller
class ConsultationPages {
    private final ConsultationHandover handover;
    private final ConsultationKey key;
    private final OutgoingForms forms;
    private final PlanWords words;
    private final Clock clock;

    ConsultationPages(
            ConsultationHandover handover, ConsultationKey key, OutgoingForms forms, PlanWords words, Clock clock) {
        this.handover = handover;
        this.key = key;
        this.forms = forms;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/consultation")
    String ask(Model model, Locale reader) {
        var service = handover.findService().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("service", service);
        model.addAttribute("children", faces(handover.listChildren(), reader));
        return "parent/consultation/ask";
    }

    /** Shows once more what is told; the button of the answer leads out. */
    @PostMapping("/consultation")
    String begin(
            @RequestParam(defaultValue = "") List<UUID> child,
            Model model,
            Locale reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        var site = SiteAddress.of(request).toString();
        var way = handover.begin(site, reader.getLanguage(), child)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("service", way.service());
        model.addAttribute("target", way.target().toString());
        model.addAttribute("token", way.token());
        model.addAttribute("told", faces(way.told(), reader));
        forms.allow(response, way.target());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return "parent/consultation/go";
    }

    /** For the service, whatever it says it accepts. */
    @GetMapping("/.well-known/consultation-keys.json")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(key.published());
    }

    private List<ChildFace> faces(List<Child> children, Locale reader) {
        var today = LocalDate.now(clock);
        return children.stream()
                .map(child -> ChildFace.of(child, today, words, reader))
                .toList();
    }
}
