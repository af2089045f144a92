package jp.sodachi.municipalityportal.children;

import java.util.UUID;
import java.util.function.BiConsumer;
import jp.sodachi.record.ProtectedRecords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Why a protected record of a child or of a pregnancy is opened. The page names nobody: it looks the same for a record that is
 * not there.
 */
@Controller
class ProtectedPages {
    private static final String CHILDREN = "children";
    private static final String PREGNANCIES = "pregnancies";

    private final ProtectedRecords protectedRecords;

    ProtectedPages(ProtectedRecords protectedRecords) {
        this.protectedRecords = protectedRecords;
    }

    @GetMapping("/children/{id}/open")
    ModelAndView ask(@PathVariable UUID id) {
        return page(HttpStatus.OK, CHILDREN, id).addObject("form", new WhyForm(""));
    }

    @GetMapping("/pregnancies/{id}/open")
    ModelAndView askOfPregnancy(@PathVariable UUID id) {
        return page(HttpStatus.OK, PREGNANCIES, id).addObject("form", new WhyForm(""));
    }

    @PostMapping("/children/{id}/open")
    ModelAndView open(@PathVariable UUID id, @ModelAttribute("form") WhyForm form, BindingResult errors) {
        return open(CHILDREN, id, form, errors, protectedRecords::open);
    }

    @PostMapping("/pregnancies/{id}/open")
    ModelAndView openPregnancy(@PathVariable UUID id, @ModelAttribute("form") WhyForm form, BindingResult errors) {
        return open(PREGNANCIES, id, form, errors, protectedRecords::openPregnancy);
    }

    private static ModelAndView open(
            String where, UUID id, WhyForm form, BindingResult errors, BiConsumer<UUID, String> record) {
        var why = form.read(errors);
        if (why.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, where, id);
        }
        record.accept(id, why.get());
        return new ModelAndView("redirect:/" + where + "/" + id);
    }

    private static ModelAndView page(HttpStatus status, String where, UUID id) {
        return new ModelAndView("staff/children/protected", status)
                .addObject("whose", "/" + where + "/" + id)
                .addObject("nav", where);
    }
}
