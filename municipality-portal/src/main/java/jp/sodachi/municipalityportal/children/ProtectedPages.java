package jp.sodachi.municipalityportal.children;

import java.util.UUID;
import jp.sodachi.record.ProtectedRecords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Why a protected record is opened. The page names nobody: it looks the same for a record that is not there. */
@Controller
@RequestMapping("/children/{id}/open")
class ProtectedPages {
    private final ProtectedRecords protectedRecords;

    ProtectedPages(ProtectedRecords protectedRecords) {
        this.protectedRecords = protectedRecords;
    }

    @GetMapping
    ModelAndView ask(@PathVariable UUID id) {
        return page(HttpStatus.OK, id).addObject("form", new WhyForm(""));
    }

    @PostMapping
    ModelAndView open(@PathVariable UUID id, @ModelAttribute("form") WhyForm form, BindingResult errors) {
        var why = form.read(errors);
        if (why.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id);
        }
        protectedRecords.open(id, why.get());
        return new ModelAndView("redirect:/children/" + id);
    }

    private static ModelAndView page(HttpStatus status, UUID id) {
        return new ModelAndView("staff/children/protected", status).addObject("id", id);
    }
}
