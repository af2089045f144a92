package jp.sodachi.municipalityportal.children;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import jp.sodachi.record.Shares;
import jp.sodachi.support.Typed;
import jp.sodachi.web.TypedWords;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Finding a child. */
@Controller
class ChildrenPages {
    private static final int MOST = 50;
    private static final int LONGEST_SEARCH = 200;

    /** The address in the code with which a family shows its vaccinations. */
    private static final Pattern CODE = Pattern.compile("/shared/([A-Za-z0-9_-]{16,64})$");

    private final ChildFile file;
    private final Shares shares;
    private final Clock clock;

    ChildrenPages(ChildFile file, Shares shares, Clock clock) {
        this.file = file;
        this.shares = shares;
        this.clock = clock;
    }

    /**
     * One search box for name, reading, birth date and telephone number, and for the code on a family's phone as a reader types it;
     * what fits one child only opens its page at once.
     */
    @PostMapping("/children/find")
    String find(@RequestParam(defaultValue = "") String q, HttpSession session, RedirectAttributes afterwards) {
        afterwards.addAttribute("words", TypedWords.keep(session, q));
        return "redirect:/children";
    }

    /** @param words the key of what was typed; nothing for the newest children */
    @GetMapping("/children")
    String list(@RequestParam(defaultValue = "") String words, HttpSession session, Model model) {
        var text = Typed.text(TypedWords.find(session, words));
        var code = CODE.matcher(text);
        if (code.find()) {
            var shown = shares.findChild(code.group(1));
            if (shown.isPresent()) {
                return "redirect:/children/" + shown.get();
            }
            text = "";
            model.addAttribute("told", "children.code-over");
        }
        var found = file.search(text.substring(0, Math.min(text.length(), LONGEST_SEARCH)), MOST + 1);
        if (!text.isEmpty() && found.size() == 1) {
            return "redirect:/children/" + found.getFirst().id();
        }
        model.addAttribute("typed", text);
        model.addAttribute("words", words);
        model.addAttribute("children", found.subList(0, Math.min(found.size(), MOST)));
        model.addAttribute("more", found.size() > MOST);
        model.addAttribute("most", MOST);
        model.addAttribute("today", LocalDate.now(clock));
        return "staff/children/list";
    }
}
