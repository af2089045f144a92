package jp.sodachi.parentportal.channels;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import jp.sodachi.channel.LineTalk;
import jp.sodachi.notice.LineLinks;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Linking oneself with the town's LINE account: begun there, confirmed here, ended there. */
@Controller
class LinePages {
    private static final String HERE = "redirect:/family/channels";

    private final LineLinks links;

    LinePages(LineLinks links) {
        this.links = links;
    }

    /** Where the address in LINE leads. Opening it links nobody. */
    @GetMapping("/family/line")
    String ask(@RequestParam(defaultValue = "") String linkToken, Model model, RedirectAttributes next) {
        if (links.account().isEmpty() || !LineTalk.isToken(linkToken)) {
            next.addFlashAttribute("warning", "parent.line.again");
            return HERE;
        }
        model.addAttribute("token", linkToken);
        return "parent/channels/line";
    }

    @PostMapping("/family/line")
    String begin(
            @RequestParam(defaultValue = "") String linkToken,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        var nonce =
                links.account().isPresent() && LineTalk.isToken(linkToken) ? links.begin() : Optional.<String>empty();
        if (nonce.isEmpty()) {
            next.addFlashAttribute("warning", "parent.line.again");
            return HERE;
        }
        model.addAttribute(
                "target", LineTalk.linkAddress(linkToken, nonce.get()).toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return "parent/channels/line-go";
    }

    @PostMapping("/family/line/end")
    String end(RedirectAttributes next) {
        links.end();
        next.addFlashAttribute("saved", "parent.line.ended");
        return HERE;
    }
}
