package jp.sodachi.tenantadmin.servers;

import java.util.Locale;
import jp.sodachi.relocation.Placement;
import jp.sodachi.relocation.RelocationRefused;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The question to which server a town shall move, and the buttons of a move. */
@Controller
class ServerPages {
    private static final String QUESTION = "admin/servers/question";
    private static final double GIGABYTE = 1_073_741_824.0;

    private final TownMoves moves;
    private final TenantDirectory directory;
    private final MessageSource words;

    ServerPages(TownMoves moves, TenantDirectory directory, MessageSource words) {
        this.moves = moves;
        this.directory = directory;
        this.words = words;
    }

    @GetMapping("/towns/{code}/server")
    String ask(@PathVariable String code, Model model, Locale reader) {
        model.addAttribute("form", new ServerForm(""));
        fill(get(code), model, reader);
        return QUESTION;
    }

    @PostMapping("/towns/{code}/server")
    ModelAndView move(
            @PathVariable String code,
            @ModelAttribute("form") ServerForm form,
            BindingResult errors,
            Model model,
            Locale reader,
            RedirectAttributes flash) {
        var town = get(code);
        if (form.name().isEmpty()) {
            errors.rejectValue("server", "admin.relocation.choose");
        } else {
            try {
                moves.request(town.code(), form.name());
            } catch (RelocationRefused refused) {
                errors.rejectValue("server", refused.reason().key());
            }
        }
        if (errors.hasErrors()) {
            fill(town, model, reader);
            return new ModelAndView(QUESTION, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        moves.runInBackground(town.code());
        return new ModelAndView(back(town));
    }

    private void fill(Tenant town, Model model, Locale reader) {
        model.addAttribute("town", town);
        model.addAttribute(
                "choices",
                moves.listServers().stream()
                        .filter(server -> !server.name().equals(town.server()))
                        .map(server -> new Choice(server.name(), words(server, reader)))
                        .toList());
    }

    private String words(Placement.Standing server, Locale reader) {
        var key = server.answers()
                ? server.holds(0) ? "admin.server.words" : "admin.server.words.full"
                : "admin.server.words.away";
        return words.getMessage(
                key,
                new Object[] {server.name(), server.towns(), server.bytes() / GIGABYTE, server.room() / GIGABYTE},
                reader);
    }

    @PostMapping("/towns/{code}/server/again")
    String again(@PathVariable String code) {
        var town = get(code);
        moves.runInBackground(town.code());
        return back(town);
    }

    @PostMapping("/towns/{code}/server/stop")
    String stop(@PathVariable String code, RedirectAttributes flash) {
        var town = get(code);
        try {
            moves.giveUp(town.code());
            flash.addFlashAttribute("saved", "admin.relocation.given-up");
        } catch (RelocationRefused refused) {
            flash.addFlashAttribute("told", refused.reason().key());
        }
        return back(town);
    }

    @GetMapping("/towns/{code}/server/confirm")
    String askConfirm(@PathVariable String code, Model model) {
        var town = get(code);
        model.addAttribute("town", town);
        model.addAttribute(
                "move",
                moves.findOpen(town.code()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "admin/servers/confirm";
    }

    @PostMapping("/towns/{code}/server/confirm")
    String confirm(@PathVariable String code, RedirectAttributes flash) {
        var town = get(code);
        try {
            moves.confirm(town.code());
            flash.addFlashAttribute("saved", "admin.relocation.confirmed");
        } catch (RelocationRefused refused) {
            flash.addFlashAttribute("told", refused.reason().key());
        }
        return back(town);
    }

    private Tenant get(String code) {
        return MunicipalityCode.find(code)
                .flatMap(directory::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(Tenant town) {
        return "redirect:/towns/" + town.code();
    }
}
