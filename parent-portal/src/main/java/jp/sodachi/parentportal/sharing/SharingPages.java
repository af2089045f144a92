package jp.sodachi.parentportal.sharing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.audit.Openings;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.Records;
import jp.sodachi.record.Shares;
import jp.sodachi.web.QrPicture;
import jp.sodachi.web.SiteAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The code to show, what it shows, and who looked. */
@Controller
class SharingPages {
    private static final int ROWS = 50;
    private static final String GRANT = "grant.open.";

    private final Shares shares;
    private final Records records;
    private final AuditTrail audit;
    private final PlanWords words;
    private final Clock clock;

    SharingPages(Shares shares, Records records, AuditTrail audit, PlanWords words, Clock clock) {
        this.shares = shares;
        this.records = records;
        this.audit = audit;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/children/{child}/share")
    String ask(@PathVariable UUID child, Model model, Locale reader) {
        model.addAttribute("child", face(child, reader));
        return "parent/sharing/share";
    }

    /** Answers with the code itself: its secret is kept nowhere, so there is no page to lead to. */
    @PostMapping("/children/{child}/share")
    String issue(
            @PathVariable UUID child,
            Model model,
            Locale reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        var share = shares.issue(child);
        var address = SiteAddress.at(request, "/shared/" + share.secret()).toString();
        model.addAttribute("child", face(child, reader));
        model.addAttribute("code", new Code(QrPicture.svg(address), address, share.expiresAt()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return "parent/sharing/code";
    }

    @PostMapping("/children/{child}/share/stop")
    String stop(@PathVariable UUID child, RedirectAttributes next) {
        shares.stop(child);
        next.addFlashAttribute("saved", "parent.share.stopped");
        return "redirect:/children/" + child + "/records";
    }

    /** Open to everybody who holds the code. */
    @GetMapping("/shared/{secret}")
    ModelAndView shared(@PathVariable String secret, Locale reader, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader("X-Robots-Tag", "noindex");
        return shares.open(secret)
                .map(shared -> new ModelAndView("parent/sharing/shared")
                        .addObject("shared", shared)
                        .addObject("today", LocalDate.now(clock))
                        .addObject(
                                "rows",
                                shared.doses().stream()
                                        .map(dose -> new SharedDose(
                                                words.product(dose.product(), reader),
                                                dose.givenOn(),
                                                dose.place(),
                                                dose.lot(),
                                                dose.enteredKind().name(),
                                                dose.state().name(),
                                                dose.abroad(),
                                                dose.isDayInDoubt(
                                                        shared.child().facts().sex())))
                                        .toList()))
                .orElseGet(() -> new ModelAndView("parent/sharing/gone", HttpStatus.GONE));
    }

    /** @param before the row under which to go on */
    @GetMapping("/children/{child}/reads")
    String reads(
            @PathVariable UUID child,
            @RequestParam(required = false) @Nullable UUID before,
            Model model,
            Locale reader) {
        model.addAttribute("child", face(child, reader));
        var rows = audit.listOpenings(child, before, ROWS + 1);
        var here = rows.stream().limit(ROWS).toList();
        model.addAttribute(
                "rows", Openings.of(here, ROWS).stream().map(Opening::of).toList());
        model.addAttribute("older", rows.size() > ROWS ? here.getLast().id() : null);
        return "parent/sharing/reads";
    }

    private ChildFace face(UUID child, Locale reader) {
        return ChildFace.of(records.getChild(child).child(), LocalDate.now(clock), words, reader);
    }

    /** The code as a picture and in letters. */
    record Code(String qr, String address, Instant until) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Code[until=" + until + "]";
        }
    }

    /** A dose as the holder of a code sees it. */
    record SharedDose(
            String what,
            LocalDate on,
            String place,
            String lot,
            String from,
            String state,
            boolean abroad,
            boolean dayInDoubt) {}

    /**
     * Somebody opened or changed the record.
     *
     * @param deed a part of a message key: shared, move-looked, moved, move-released, looked, wrote, or the section that was opened
     */
    record Opening(AuditTrail.AuditRow row, String deed) {
        /** Whether the guardian knows the reader by name: the office's people, and whom the record was given. */
        public boolean isNamed() {
            return !row.actorKind().equals("NOBODY") || deed.startsWith("grant.");
        }

        static Opening of(AuditTrail.AuditRow row) {
            var action = row.action();
            if (action.startsWith(GRANT)) {
                return new Opening(row, "grant." + action.substring(GRANT.length()));
            }
            if (action.equals("grant.wrong-code")) {
                return new Opening(row, action);
            }
            if (action.equals("share.open")) {
                return new Opening(row, "shared");
            }
            if (action.startsWith("move.") && row.actorKind().equals("NOBODY")) {
                return new Opening(
                        row,
                        switch (action.substring(action.indexOf('.') + 1)) {
                            case "look" -> "move-looked";
                            case "release" -> "move-released";
                            default -> "moved";
                        });
            }
            var looked = action.endsWith(".read") || action.endsWith(".list") || action.endsWith(".read-sensitive");
            return new Opening(row, looked ? "looked" : "wrote");
        }
    }
}
