package jp.sodachi.tenantadmin.leaving;

import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.Typed;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantState;
import org.jspecify.annotations.Nullable;
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

/** The question before a town is gone, answered by typing its code, and the button that goes on with what is left. */
@Controller
class EndPages {
    private static final String VIEW = "admin/towns/end";

    private final TownEnd end;
    private final TenantDirectory directory;

    EndPages(TownEnd end, TenantDirectory directory) {
        this.end = end;
        this.directory = directory;
    }

    /** What an operator typed. */
    record EndForm(@Nullable String typed) {}

    @GetMapping("/towns/{code}/end")
    String ask(@PathVariable String code, Model model) {
        model.addAttribute("town", leaving(code));
        model.addAttribute("form", new EndForm(""));
        return VIEW;
    }

    @PostMapping("/towns/{code}/end")
    ModelAndView end(
            @PathVariable String code,
            @ModelAttribute("form") EndForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        var town = get(code);
        if (!code.equals(Typed.ascii(form.typed() == null ? "" : form.typed()))) {
            errors.rejectValue("typed", "admin.end.code.wrong");
            model.addAttribute("town", town);
            return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!end.confirm(town.code())) {
            flash.addFlashAttribute("told", "admin.town.changed-meanwhile");
        } else {
            tell(end.clear(town), flash);
        }
        return new ModelAndView("redirect:/towns/" + code);
    }

    @PostMapping("/towns/{code}/end/again")
    String again(@PathVariable String code, RedirectAttributes flash) {
        tell(end.clear(get(code)), flash);
        return "redirect:/towns/" + code;
    }

    private static void tell(boolean cleared, RedirectAttributes flash) {
        flash.addFlashAttribute(cleared ? "saved" : "told", cleared ? "admin.end.cleared" : "admin.end.left");
    }

    private Tenant leaving(String code) {
        var town = get(code);
        if (town.state() != TenantState.LEAVING) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return town;
    }

    private Tenant get(String code) {
        directory.refresh();
        return MunicipalityCode.find(code)
                .flatMap(directory::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
