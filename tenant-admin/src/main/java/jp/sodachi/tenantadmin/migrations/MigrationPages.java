package jp.sodachi.tenantadmin.migrations;

import jp.sodachi.support.MunicipalityCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on changes of structure, and its two buttons. */
@Controller
class MigrationPages {
    private final MigrationBoard board;

    MigrationPages(MigrationBoard board) {
        this.board = board;
    }

    @GetMapping("/migrations")
    String page(Model model) {
        model.addAttribute("standing", board.find());
        return "admin/migrations/migrations";
    }

    @PostMapping("/migrations")
    String start() {
        board.start();
        return "redirect:/migrations";
    }

    @PostMapping("/migrations/{code}")
    String retry(@PathVariable String code, RedirectAttributes flash) {
        var town = MunicipalityCode.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var well = board.retry(town);
        flash.addFlashAttribute(
                well ? "saved" : "told", well ? "admin.migrations.mended" : "admin.migrations.still-failing");
        return "redirect:/migrations";
    }
}
