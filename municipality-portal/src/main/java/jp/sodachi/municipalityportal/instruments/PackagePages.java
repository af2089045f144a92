package jp.sodachi.municipalityportal.instruments;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.assessment.LicensedInstruments;
import jp.sodachi.assessment.SignedPackage;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sheets used under a licence: loaded as signed packages by an admin, looked at by a professional before anybody is asked. */
@Controller
@RequestMapping("/instruments/packages")
class PackagePages {
    private final LicensedInstruments licensed;
    private final StaffMembers members;

    PackagePages(LicensedInstruments licensed, StaffMembers members) {
        this.licensed = licensed;
        this.members = members;
    }

    @GetMapping
    ModelAndView list(Locale reader) {
        return page(HttpStatus.OK, reader);
    }

    private ModelAndView page(HttpStatus status, Locale reader) {
        return new ModelAndView("staff/instruments/packages", status)
                .addObject("waiting", licensed.listWaiting())
                .addObject("me", CurrentActor.get().does("", null, null).actorId())
                .addObject("reader", reader)
                .addObject("mayLoad", mayLoad());
    }

    private boolean mayLoad() {
        return members.findMe().filter(me -> me.role().covers(StaffRole.ADMIN)).isPresent();
    }

    @PostMapping
    ModelAndView load(
            @RequestParam(required = false) @Nullable MultipartFile file, Locale reader, RedirectAttributes afterwards)
            throws IOException {
        if (!mayLoad()) {
            throw new NotYours("instrument.load", null);
        }
        if (file == null || file.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, reader)
                    .addObject("fault", "instruments.package.refused.EMPTY")
                    .addObject("detail", "");
        }
        return switch (licensed.load(file.getBytes())) {
            case SignedPackage.Reading.Fits _ -> {
                afterwards.addFlashAttribute("saved", "instruments.package.loaded");
                yield new ModelAndView("redirect:/instruments/packages");
            }
            case SignedPackage.Reading.Refused(var reason, var detail) ->
                page(HttpStatus.UNPROCESSABLE_CONTENT, reader)
                        .addObject("fault", "instruments.package.refused." + reason)
                        .addObject("detail", detail);
        };
    }

    @PostMapping("/{id}/check")
    String check(@PathVariable UUID id, @RequestParam int revision, RedirectAttributes afterwards) {
        return said(licensed.check(id, revision), "instruments.package.checked", afterwards);
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable UUID id, @RequestParam int revision, RedirectAttributes afterwards) {
        return said(licensed.remove(id, revision), "instruments.package.removed", afterwards);
    }

    private static String said(boolean done, String key, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute(done ? "saved" : "told", done ? key : "followup.meanwhile");
        return "redirect:/instruments/packages";
    }
}
