package jp.sodachi.tenantadmin.visits;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.identity.KeycloakSettings;
import jp.sodachi.identity.VisitRequests;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenantadmin.operators.OperatorLog;
import jp.sodachi.web.Choice;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The visits of one town as its operators see them: asked, allowed, over. */
@Controller
@RequestMapping("/towns/{code}/visits")
class VisitPages {
    private static final String VIEW = "admin/visits/visits";

    private final VisitRequests visits;
    private final TenantDirectory directory;
    private final KeycloakSettings sites;
    private final OperatorLog log;
    private final MessageSource words;
    private final Clock clock;

    VisitPages(
            VisitRequests visits,
            TenantDirectory directory,
            KeycloakSettings sites,
            OperatorLog log,
            MessageSource words,
            Clock clock) {
        this.visits = visits;
        this.directory = directory;
        this.sites = sites;
        this.log = log;
        this.words = words;
        this.clock = clock;
    }

    @ModelAttribute("lengths")
    List<Choice> lengths(Locale reader) {
        return Stream.of("1", "3", "8", "24")
                .map(hours -> new Choice(hours, words.getMessage("admin.visit.hours." + hours, null, reader)))
                .toList();
    }

    @GetMapping
    String list(@PathVariable String code, Model model) {
        model.addAttribute("form", new VisitForm("", ""));
        return shown(get(code), model);
    }

    @PostMapping
    ModelAndView ask(
            @PathVariable String code,
            @ModelAttribute("form") VisitForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        var town = get(code);
        form.check(errors);
        if (errors.hasErrors()) {
            return new ModelAndView(shown(town, model), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        visits.ask(
                town.code(),
                form.readReason(),
                form.readLength(),
                home -> log.write(home, "town.visit.ask", town.code()));
        flash.addFlashAttribute("saved", "admin.visit.done");
        return new ModelAndView("redirect:/towns/" + code + "/visits");
    }

    /** The link is on a page of its own: a form may not be answered by another site's address. */
    @PostMapping("/{id}/enter")
    String enter(@PathVariable String code, @PathVariable UUID id, Model model, RedirectAttributes flash) {
        var town = get(code);
        var ticket = visits.giveTicket(town.code(), id, home -> log.write(home, "town.visit.enter", town.code()));
        if (ticket.isEmpty()) {
            flash.addFlashAttribute("told", "admin.visit.not-open");
            return "redirect:/towns/" + code + "/visits";
        }
        model.addAttribute("town", town);
        model.addAttribute("minutes", VisitRequests.TICKET.toMinutes());
        model.addAttribute("way", sites.staffSiteAt(hostOf(town)) + "/visit/enter?ticket=" + ticket.get());
        return "admin/visits/way";
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable String code, @PathVariable UUID id, RedirectAttributes flash) {
        var town = get(code);
        var ended = visits.end(town.code(), id, home -> log.write(home, "town.visit.end", town.code()));
        flash.addFlashAttribute(ended ? "saved" : "told", ended ? "admin.visit.ended" : "admin.visit.not-open");
        return "redirect:/towns/" + code + "/visits";
    }

    private String shown(Tenant town, Model model) {
        model.addAttribute("town", town);
        model.addAttribute("visits", visits.list(town.code()));
        model.addAttribute("now", clock.instant());
        return VIEW;
    }

    private String hostOf(Tenant town) {
        return directory.listHosts().stream()
                .filter(host -> directory.findByHost(host).filter(town::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Tenant get(String code) {
        directory.refresh();
        return MunicipalityCode.find(code)
                .flatMap(directory::find)
                .filter(town -> town.state().opens())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
