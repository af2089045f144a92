package jp.sodachi.tenantadmin.operators;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The operators' audit trail as a page. */
@Controller
class OperatorPages {
    private final OperatorLog log;

    OperatorPages(OperatorLog log) {
        this.log = log;
    }

    @GetMapping("/operators")
    String list(Model model) {
        model.addAttribute("events", log.list());
        return "admin/operators/operators";
    }
}
