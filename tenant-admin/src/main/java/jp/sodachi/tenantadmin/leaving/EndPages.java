package jp.sodachi.tenantadmin.leaving;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.Typed;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
    private final Certificates certificates;

    EndPages(TownEnd end, TenantDirectory directory, Certificates certificates) {
        this.end = end;
        this.certificates = certificates;
        this.directory = directory;
    }

    /** What an operator typed. */
    record EndForm(@Nullable String typed) {}

    @GetMapping("/towns/{code}/end")
    String ask(@PathVariable String code, Model model) {
        var town = leaving(code);
        model.addAttribute("town", town);
        model.addAttribute("hindrance", end.findHindrance(town.code()).orElse(null));
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
            flash.addFlashAttribute("told", "admin.end.not-now");
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

    @GetMapping("/towns/{code}/certificate")
    ResponseEntity<String> certificate(@PathVariable String code, Locale reader) {
        var town = get(code);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("certificate-" + town.code() + ".txt")
                                .build()
                                .toString())
                .body(certificates
                        .find(town.code(), reader)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
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
