package jp.sodachi.municipalityportal.schedule;

import java.util.Locale;
import jp.sodachi.identity.NotYours;
import jp.sodachi.layer.LayerVersion;
import jp.sodachi.schedule.TownLayer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The national base beside the town's layer, and the layer's history. */
@Controller
@RequestMapping("/schedule")
class SchedulePages {
    static final String HOME = "redirect:/schedule";
    static final String DRAFT = "redirect:/schedule/draft";

    private final ScheduleOffice office;
    private final MessageSource messages;

    SchedulePages(ScheduleOffice office, MessageSource messages) {
        this.office = office;
        this.messages = messages;
    }

    @GetMapping
    String open(Model model, Locale reader) {
        var standing = office.open();
        var words = new LayerWords(messages, reader, standing.national());
        var effective = standing.effective();
        model.addAttribute("standing", standing);
        model.addAttribute("base", BaseView.of(standing.national(), words));
        model.addAttribute("layer", effective.orElse(null));
        model.addAttribute(
                "items", effective.map(version -> words.items(version.layer())).orElse(java.util.List.of()));
        model.addAttribute("open", standing.findOpen().orElse(null));
        model.addAttribute("misfit", standing.resolved().misfit().isPresent());
        model.addAttribute("versions", VersionRow.list(standing));
        return "staff/schedule/schedule";
    }

    /** A draft that starts from what is in force. */
    @PostMapping("/draft")
    String begin(RedirectAttributes afterwards) {
        var standing = office.open();
        var content = standing.effective().map(LayerVersion::layer).orElse(TownLayer.empty("", ""));
        if (!office.begin(content, "")) {
            afterwards.addFlashAttribute("warning", "layer.open-already");
        }
        return DRAFT;
    }

    /** The same without the town's layer: the way back before the first version. */
    @PostMapping("/none")
    String beginEmpty(Locale reader, RedirectAttributes afterwards) {
        if (!office.begin(TownLayer.empty("", ""), messages.getMessage("layer.undo.reason.none", null, reader))) {
            afterwards.addFlashAttribute("warning", "layer.open-already");
        }
        return DRAFT;
    }

    /** The content of an older version as a new draft. */
    @PostMapping("/versions/{number}/undo")
    String undo(@PathVariable int number, Locale reader, RedirectAttributes afterwards) {
        var older = office.open().versions().stream()
                .filter(version -> version.number() == number && version.state() == LayerVersion.State.APPROVED)
                .findFirst()
                .orElseThrow(() -> new NotYours("layer.begin", null));
        var reason = messages.getMessage("layer.undo.reason", new Object[] {number}, reader);
        if (!office.begin(older.layer(), reason)) {
            afterwards.addFlashAttribute("warning", "layer.open-already");
        }
        return DRAFT;
    }
}
