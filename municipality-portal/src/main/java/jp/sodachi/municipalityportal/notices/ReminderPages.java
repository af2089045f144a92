package jp.sodachi.municipalityportal.notices;

import java.util.List;
import java.util.stream.Stream;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.reminder.ReminderSettings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an admin says when families are reminded of vaccinations by themselves, and what is said besides. */
@Controller
@RequestMapping("/notices/reminders")
class ReminderPages {
    private static final String VIEW = "staff/notices/reminders";

    private final ReminderSettings settings;
    private final StaffMembers members;

    ReminderPages(ReminderSettings settings, StaffMembers members) {
        this.settings = settings;
        this.members = members;
    }

    @GetMapping
    String open(Model model) {
        requireAdmin();
        var current = settings.current();
        model.addAttribute("form", ReminderForm.of(current));
        model.addAttribute("version", current.version());
        return VIEW;
    }

    @PostMapping
    ModelAndView save(
            @ModelAttribute("form") ReminderForm form,
            BindingResult errors,
            @RequestParam int version,
            Model model,
            RedirectAttributes afterwards) {
        requireAdmin();
        var setting = form.read(errors, version);
        model.addAttribute("version", version);
        if (setting.isEmpty()) {
            return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!settings.change(setting.get())) {
            var stored = settings.current();
            model.addAttribute("version", stored.version());
            model.addAttribute("by", stored.changedBy());
            model.addAttribute("differences", differences(form, ReminderForm.of(stored)));
            return new ModelAndView(VIEW, HttpStatus.CONFLICT);
        }
        afterwards.addFlashAttribute("saved", "notice.reminders.saved");
        return new ModelAndView("redirect:/notices/reminders");
    }

    private void requireAdmin() {
        if (members.findMe().filter(me -> me.role().covers(StaffRole.ADMIN)).isEmpty()) {
            throw new NotYours("reminder.setting.change", null);
        }
    }

    private static List<WritingPages.Difference> differences(ReminderForm mine, ReminderForm stored) {
        return Stream.of(
                        new WritingPages.Difference("notice.reminders.ends", mine.endsBefore(), stored.endsBefore()),
                        new WritingPages.Difference("notice.reminders.last", mine.lastCall(), stored.lastCall()),
                        new WritingPages.Difference("notice.reminders.words", mine.wordsJa(), stored.wordsJa()),
                        new WritingPages.Difference("notice.reminders.words-en", mine.wordsEn(), stored.wordsEn()))
                .filter(difference ->
                        !difference.mine().strip().equals(difference.stored().strip()))
                .toList();
    }
}
