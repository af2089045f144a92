package jp.sodachi.parentportal.join;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.IdentityProviderFailed;
import jp.sodachi.parentportal.SignedIn;
import jp.sodachi.record.Child;
import jp.sodachi.record.CounterSheets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From the QR on the counter sheet to the handbook. */
@Controller
class JoinPages {
    private static final Logger LOG = LoggerFactory.getLogger(JoinPages.class);
    private static final String SIGN_IN = "redirect:/oauth2/authorization/parents";
    private static final String CONFIRM = "redirect:/join/confirm";

    private final CounterSheets sheets;
    private final Joining joining;

    JoinPages(CounterSheets sheets, Joining joining) {
        this.sheets = sheets;
        this.joining = joining;
    }

    /** Open to everybody who has the link; names nobody. */
    @GetMapping("/join/{secret}")
    ModelAndView begin(@PathVariable String secret, HttpServletRequest request) {
        var state = sheets.check(secret);
        if (state != CounterSheets.State.OPEN) {
            return closed(state);
        }
        if (isSignedIn()) {
            new PendingJoin(secret, "").keep(request);
            return new ModelAndView(CONFIRM);
        }
        return beginning(HttpStatus.OK, secret).addObject("form", JoinForm.empty());
    }

    /** @param already there when the person has an account and signs in with it */
    @PostMapping("/join/{secret}")
    ModelAndView start(
            @PathVariable String secret,
            @ModelAttribute("form") JoinForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "false") boolean already,
            HttpServletRequest request,
            HttpServletResponse response) {
        var state = sheets.check(secret);
        if (state != CounterSheets.State.OPEN) {
            return closed(state);
        }
        if (isSignedIn()) {
            new PendingJoin(secret, "").keep(request);
            return new ModelAndView(CONFIRM);
        }
        if (!already) {
            form.check(errors);
            if (errors.hasErrors()) {
                return beginning(HttpStatus.UNPROCESSABLE_CONTENT, secret);
            }
        }
        new PendingJoin(secret, already ? "" : form.address()).keep(request);
        // After signing in the way goes on to the confirm page, not to whatever page was refused before.
        new HttpSessionRequestCache().removeRequest(request, response);
        return new ModelAndView(SIGN_IN);
    }

    @GetMapping("/join/confirm")
    ModelAndView ask(HttpServletRequest request) {
        return PendingJoin.find(request)
                .map(join -> asking(HttpStatus.OK, join, request).addObject("form", ConfirmForm.empty()))
                .orElseGet(() -> new ModelAndView("redirect:/"));
    }

    @PostMapping("/join/confirm")
    ModelAndView join(
            @ModelAttribute("form") ConfirmForm form,
            BindingResult errors,
            Locale reader,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        var pending = PendingJoin.find(request);
        if (pending.isEmpty()) {
            return new ModelAndView("redirect:/");
        }
        form.check(errors);
        if (errors.hasErrors()) {
            return asking(HttpStatus.UNPROCESSABLE_CONTENT, pending.get(), request);
        }
        var secret = pending.get().secret();
        Optional<Guardian> joined;
        try {
            joined = joining.join(secret, form.chosenName(), reader.getLanguage());
        } catch (IdentityProviderFailed away) {
            LOG.warn("A join has to wait: {}", away.getMessage());
            errors.reject("parent.join.later");
            return asking(HttpStatus.SERVICE_UNAVAILABLE, pending.get(), request);
        }
        PendingJoin.forget(request);
        if (joined.isEmpty()) {
            return closed(sheets.check(secret));
        }
        if (!form.chosenName().isEmpty()) {
            SignedIn.rename(form.chosenName(), request, response);
        }
        next.addFlashAttribute("saved", "parent.join.done");
        return new ModelAndView("redirect:/");
    }

    /** The person says that these are not the children: the sheet stays good for whom it was meant. */
    @PostMapping("/join/leave")
    String leave(HttpServletRequest request) {
        PendingJoin.forget(request);
        return "redirect:/";
    }

    private ModelAndView asking(HttpStatus status, PendingJoin join, HttpServletRequest request) {
        var children = sheets.listChildren(join.secret());
        var pregnancies = sheets.listPregnancies(join.secret());
        if (children.isEmpty() && pregnancies.isEmpty()) {
            PendingJoin.forget(request);
            return closed(sheets.check(join.secret()));
        }
        var page = new ModelAndView("parent/join/confirm", status);
        return page.addObject(
                        "children", children.stream().map(OnSheet::of).toList().reversed())
                .addObject("pregnancies", pregnancies);
    }

    private static ModelAndView beginning(HttpStatus status, String secret) {
        return new ModelAndView("parent/join/begin", status).addObject("secret", secret);
    }

    private static ModelAndView closed(CounterSheets.State state) {
        var status = state == CounterSheets.State.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.GONE;
        var why = switch (state) {
            case UNKNOWN -> "unknown";
            case USED -> "used";
            // An open sheet without a child is as good as an old one.
            case EXPIRED, OPEN -> "expired";
        };
        return new ModelAndView("parent/join/closed", status)
                .addObject("why", "parent.join.closed." + why)
                .addObject("signedIn", isSignedIn());
    }

    private static boolean isSignedIn() {
        return CurrentActor.get() instanceof Actor.Parent;
    }

    /** A child as the guardian confirms it. */
    record OnSheet(String name, String call, String kana, LocalDate birthDate) {
        static OnSheet of(Child child) {
            return new OnSheet(
                    child.facts().name(),
                    child.facts().called(),
                    child.facts().kana(),
                    child.facts().birthDate());
        }
    }
}
