package jp.sodachi.tenantadmin.start;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sodachi.identity.KeycloakSettings;
import jp.sodachi.support.Municipality;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.NationalList;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.web.Choice;
import jp.sodachi.web.Step;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From the national list to a start in progress. */
@Controller
class StartPages {
    private final TownStart start;
    private final StartSettings settings;
    private final StartPlace place;
    private final KeycloakSettings sites;
    private final NationalList national;
    private final TenantDirectory directory;
    private final MessageSource words;

    StartPages(
            TownStart start,
            StartSettings settings,
            StartPlace place,
            KeycloakSettings sites,
            NationalList national,
            TenantDirectory directory,
            MessageSource words) {
        this.start = start;
        this.settings = settings;
        this.place = place;
        this.sites = sites;
        this.national = national;
        this.directory = directory;
        this.words = words;
    }

    @GetMapping("/start")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        return found(q, Candidate.refusalOf(q, national), model);
    }

    @GetMapping("/start/{code}")
    String question(@PathVariable String code, Model model, Locale reader, HttpServletResponse response) {
        var town = findFree(code);
        if (town.isEmpty()) {
            return refused(code, model, response);
        }
        model.addAttribute("form", StartForm.empty());
        return question(town.get(), model, reader);
    }

    @PostMapping("/start/{code}")
    String begin(
            @PathVariable String code,
            @ModelAttribute("form") StartForm form,
            BindingResult errors,
            Model model,
            Locale reader,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var town = findListed(code);
        if (town.isEmpty()) {
            return refused(code, model, response);
        }
        form.check(errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return question(town.get(), model, reader);
        }
        try {
            if (start.request(town.get(), form.admin(), form.place())) {
                start.runInBackground(town.get().code());
            } else {
                flash.addFlashAttribute("told", "admin.start.refused.started");
            }
        } catch (NoRoom full) {
            errors.rejectValue("server", "admin.start.server.full");
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return question(town.get(), model, reader);
        }
        return "redirect:/towns/" + town.get().code();
    }

    /** A town of the national list that can be a town here, started already or not. */
    private Optional<Municipality> findListed(String typed) {
        return MunicipalityCode.find(typed).flatMap(national::find).filter(town -> !town.isWard());
    }

    private Optional<Municipality> findFree(String typed) {
        return findListed(typed).filter(town -> Candidate.of(town, directory).isFree());
    }

    private String refused(String typed, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var refusal = Candidate.refusalOf(typed, national)
                .or(() -> MunicipalityCode.find(typed)
                        .flatMap(national::find)
                        .flatMap(town -> Candidate.of(town, directory).refusal()))
                .orElse("admin.start.refused.unknown");
        return found(typed, Optional.of(refusal), model);
    }

    private String found(String typed, Optional<String> refusal, Model model) {
        model.addAttribute("q", typed);
        model.addAttribute("refusal", refusal.orElse(null));
        model.addAttribute(
                "candidates",
                national.search(typed).stream()
                        .map(town -> Candidate.of(town, directory))
                        .toList());
        return "admin/start/search";
    }

    private String question(Municipality town, Model model, Locale reader) {
        var host = settings.hostOf(town.code());
        model.addAttribute("town", town);
        model.addAttribute(
                "steps",
                Stream.of(StartStep.values())
                        .map(step -> new Step(
                                words.getMessage(step.label(), null, reader), Step.State.WAITING, Optional.empty()))
                        .toList());
        model.addAttribute("parentSite", sites.parentSiteAt(host));
        model.addAttribute(
                "servers",
                place.listChoices().stream().map(name -> new Choice(name, name)).toList());
        model.addAttribute("staffSite", sites.staffSiteAt(host));
        return "admin/start/question";
    }
}
