package jp.sodachi.municipalityportal.notices;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.sodachi.branding.Branding;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.NoticeTemplate;
import jp.sodachi.notice.NoticeTemplates;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The town's templates: those it was given and its own. */
@Controller
@RequestMapping("/notices/templates")
class TemplatePages {
    private static final String VIEW = "staff/notices/template";
    private static final String LIST = "redirect:/notices/templates";
    private static final String NEW = "new";

    private final NoticeTemplates templates;
    private final NoticeChoices choices;
    private final Branding branding;

    TemplatePages(NoticeTemplates templates, NoticeChoices choices, Branding branding) {
        this.templates = templates;
        this.choices = choices;
        this.branding = branding;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("templates", templates.list());
        return "staff/notices/templates";
    }

    @GetMapping("/{code}")
    String open(@PathVariable String code, Model model, Locale reader) {
        if (code.equals(NEW)) {
            return show(NoticeForm.empty(), code, 0, model, reader);
        }
        var template = get(code);
        return show(NoticeForm.of(template), code, template.version(), model, reader);
    }

    @PostMapping("/{code}")
    ModelAndView save(
            @PathVariable String code,
            @ModelAttribute("form") NoticeForm form,
            BindingResult errors,
            @RequestParam int version,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        var read = new NoticeReading(form, errors, !branding.current().phone().isBlank()).template();
        if (read.isEmpty()) {
            show(form, code, version, model, reader);
            return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var typed = read.get();
        if (code.equals(NEW)) {
            templates.add(typed.name(), typed.texts(), typed.audience(), typed.action());
        } else if (!templates.save(code, version, typed.name(), typed.texts(), typed.audience(), typed.action())) {
            var stored = get(code);
            model.addAttribute("differences", differences(form, NoticeForm.of(stored)));
            model.addAttribute("by", stored.changedBy());
            show(form, code, stored.version(), model, reader);
            return new ModelAndView(VIEW, HttpStatus.CONFLICT);
        }
        afterwards.addFlashAttribute("saved", "notice.template.saved");
        return new ModelAndView(LIST);
    }

    @GetMapping("/{code}/put-away")
    String question(@PathVariable String code, Model model) {
        model.addAttribute("template", get(code));
        return "staff/notices/put-away";
    }

    @PostMapping("/{code}/put-away")
    String putAway(@PathVariable String code, @RequestParam int version, RedirectAttributes afterwards) {
        var done = templates.putAway(code, version);
        afterwards.addFlashAttribute(
                done ? "saved" : "warning", done ? "notice.template.put-away.done" : "notice.changed-meanwhile");
        return LIST;
    }

    private static List<WritingPages.Difference> differences(NoticeForm mine, NoticeForm stored) {
        return Stream.of(
                        new WritingPages.Difference("notice.form.name", mine.name(), stored.name()),
                        new WritingPages.Difference("notice.form.subject", mine.subject(), stored.subject()),
                        new WritingPages.Difference("notice.form.body", mine.body(), stored.body()),
                        new WritingPages.Difference("notice.form.subject-en", mine.subjectEn(), stored.subjectEn()),
                        new WritingPages.Difference("notice.form.body-en", mine.bodyEn(), stored.bodyEn()))
                .filter(difference -> !difference
                        .mine()
                        .replace("\r\n", "\n")
                        .strip()
                        .equals(difference.stored().strip()))
                .toList();
    }

    private String show(NoticeForm form, String code, int version, Model model, Locale reader) {
        model.addAttribute("form", form);
        model.addAttribute("code", code);
        model.addAttribute("fresh", code.equals(NEW));
        model.addAttribute("version", version);
        choices.show(form, model, reader);
        return VIEW;
    }

    private NoticeTemplate get(String code) {
        return templates.find(code).orElseThrow(() -> new NotYours("notice.template.read", null));
    }
}
