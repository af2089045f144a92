package jp.sodachi.parentportal.expecting;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.parentportal.forms.EntryView;
import jp.sodachi.parentportal.forms.EntryViews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The record of a pregnancy. */
@Controller
class ExpectingPages {
    private final Expecting expecting;
    private final EntryViews views;

    ExpectingPages(Expecting expecting, EntryViews views) {
        this.expecting = expecting;
        this.views = views;
    }

    /** @param sensitive what only the woman herself may see, and only on asking */
    @GetMapping("/pregnancies/{id}")
    String open(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean sensitive,
            Locale reader,
            Model model) {
        var view = expecting.open(id, sensitive, reader);
        model.addAttribute("view", view);
        model.addAttribute("sensitive", sensitive);
        model.addAttribute(
                "entries",
                views.list(view.entries(), Optional.of(view.pregnancy().facts().dueDate())).stream()
                        .filter(EntryView::isShown)
                        .toList());
        return "parent/expecting/pregnancy";
    }
}
