package jp.sodachi.municipalityportal.judgements;

import java.util.List;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.record.Judgement;
import jp.sodachi.record.Judgements;
import jp.sodachi.support.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list, and changing a word of it. Administrators only. */
@Controller
@RequestMapping("/judgements")
class JudgementPages {
    private static final String CODE = "[0-9A-Z]{1,4}";

    private final JudgementOffice office;

    JudgementPages(JudgementOffice office) {
        this.office = office;
    }

    @GetMapping
    ModelAndView list() {
        return page(HttpStatus.OK);
    }

    @PostMapping
    ModelAndView save(
            @RequestParam String code,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "false") boolean followUp,
            @RequestParam(defaultValue = "false") boolean retired,
            @RequestParam(defaultValue = "0") int version,
            RedirectAttributes afterwards) {
        var readCode = Typed.ascii(code);
        var readLabel = Typed.text(label);
        var codeWrong = !readCode.matches(CODE);
        var labelWrong = readLabel.isEmpty() || readLabel.length() > Judgement.LONGEST_LABEL;
        if (codeWrong || labelWrong) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("typed", new Judgement(readCode, readLabel, followUp, retired, version))
                    .addObject("codeWrong", codeWrong)
                    .addObject("labelWrong", labelWrong);
        }
        var saved = office.save(new Judgement(readCode, readLabel, followUp, retired, version));
        afterwards.addFlashAttribute(saved ? "saved" : "told", saved ? "judgements.saved" : "judgements.conflict");
        return new ModelAndView("redirect:/judgements");
    }

    private ModelAndView page(HttpStatus status) {
        return new ModelAndView("staff/judgements/list", status)
                .addObject("judgements", office.list())
                .addObject("longest", Judgement.LONGEST_LABEL);
    }

    /** Asks who acts before anything is shown or changed. */
    @Component
    @Transactional
    static class JudgementOffice {
        private final Judgements judgements;
        private final Permissions permissions;

        JudgementOffice(Judgements judgements, Permissions permissions) {
            this.judgements = judgements;
            this.permissions = permissions;
        }

        public List<Judgement> list() {
            permissions.requireStaff(StaffRole.ADMIN, "judgement.change");
            return judgements.list();
        }

        public boolean save(Judgement changed) {
            permissions.requireStaff(StaffRole.ADMIN, "judgement.change");
            return judgements.save(changed);
        }
    }
}
