package jp.sodachi.tenantadmin.golive;

import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.TenantDirectory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The question before a town is approved, and the approval. */
@Controller
class LivePages {
    private final GoLive live;
    private final TenantDirectory directory;

    LivePages(GoLive live, TenantDirectory directory) {
        this.live = live;
        this.directory = directory;
    }

    @GetMapping("/towns/{code}/live")
    String ask(@PathVariable String code, Model model) {
        var town = directory.find(known(code)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("town", town);
        model.addAttribute("last", live.listApprovals(town.code()).size() + 1 >= GoLive.APPROVALS);
        return "admin/towns/live";
    }

    @PostMapping("/towns/{code}/live")
    String approve(@PathVariable String code, RedirectAttributes flash) {
        var town = directory.find(known(code)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        switch (live.approve(town)) {
            case NOTED -> flash.addFlashAttribute("saved", "admin.live.noted");
            case LIVE -> flash.addFlashAttribute("saved", "admin.live.done");
            case OWN_ALREADY -> flash.addFlashAttribute("told", "admin.live.own");
            case NOT_READY -> flash.addFlashAttribute("told", "admin.live.not-ready");
            case ON_ITS_WAY -> flash.addFlashAttribute("told", "admin.live.on-its-way");
            case IN_USE -> flash.addFlashAttribute("told", "admin.live.in-use");
            case NO_SANDBOX -> flash.addFlashAttribute("told", "admin.town.changed-meanwhile");
        }
        return "redirect:/towns/" + town.code();
    }

    private static MunicipalityCode known(String code) {
        return MunicipalityCode.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
