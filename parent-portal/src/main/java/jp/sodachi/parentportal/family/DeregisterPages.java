package jp.sodachi.parentportal.family;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import jp.sodachi.identity.Guardians;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.Records;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Deleting the account: what goes and what stays in plain words, then a typed word, then nothing brings it back. */
@Controller
class DeregisterPages {
    private final Deregistration deregistration;
    private final Guardians guardians;
    private final Records records;
    private final PlanWords words;

    DeregisterPages(Deregistration deregistration, Guardians guardians, Records records, PlanWords words) {
        this.deregistration = deregistration;
        this.guardians = guardians;
        this.records = records;
        this.words = words;
    }

    @GetMapping("/family/deregister")
    ModelAndView question(Locale reader) {
        return page(HttpStatus.OK, reader).addObject("form", DeregisterForm.empty());
    }

    @PostMapping("/family/deregister")
    ModelAndView deregister(
            @ModelAttribute("form") DeregisterForm form,
            BindingResult errors,
            Locale reader,
            HttpServletRequest request) {
        form.check(words.say(reader, "parent.deregister.word"), errors);
        if (errors.hasErrors()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, reader);
        }
        var outcome = deregistration.deregister();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        return new ModelAndView("parent/family/left").addObject("outcome", outcome);
    }

    private ModelAndView page(HttpStatus status, Locale reader) {
        return new ModelAndView("parent/family/deregister", status)
                .addObject("children", records.listMyChildren())
                .addObject("joined", guardians.findMe().isPresent())
                .addObject("photos", deregistration.leavesPhotos())
                .addObject("word", words.say(reader, "parent.deregister.word"));
    }
}
