package jp.sodachi.municipalityportal.notices;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.branding.Branding;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.NoticeContent;
import jp.sodachi.notice.NoticeTemplates;
import jp.sodachi.notice.TownNotice;
import jp.sodachi.notice.TownNotices;
import jp.sodachi.reminder.NoticeAudience;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a notice: choosing a template, the form, and whom it would reach while it is typed. */
@Controller
@RequestMapping("/notices")
class WritingPages {
    private static final String VIEW = "staff/notices/edit";

    private final TownNotices notices;
    private final NoticeTemplates templates;
    private final NoticeAudience audience;
    private final NoticeChoices choices;
    private final Branding branding;
    private final Clock clock;

    WritingPages(
            TownNotices notices,
            NoticeTemplates templates,
            NoticeAudience audience,
            NoticeChoices choices,
            Branding branding,
            Clock clock) {
        this.notices = notices;
        this.templates = templates;
        this.audience = audience;
        this.choices = choices;
        this.branding = branding;
        this.clock = clock;
    }

    @GetMapping("/new")
    String choose(Model model) {
        model.addAttribute("templates", templates.list());
        return "staff/notices/new";
    }

    /** @param template the code of the template to begin from; nothing for an empty page */
    @GetMapping("/write")
    String begin(@RequestParam(defaultValue = "") String template, Model model, Locale reader) {
        var form = template.isEmpty()
                ? NoticeForm.empty()
                : NoticeForm.of(templates.find(template).orElseThrow(() -> new NotYours("notice.template.read", null)));
        return show(form, "/notices/write", 0, model, reader);
    }

    @PostMapping("/write")
    ModelAndView save(
            @ModelAttribute("form") NoticeForm form,
            BindingResult errors,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        var content = read(form, errors);
        if (content.isEmpty()) {
            show(form, "/notices/write", 0, model, reader);
            return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        afterwards.addFlashAttribute("saved", "notice.saved");
        return new ModelAndView("redirect:/notices/" + notices.begin(content.get()));
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model, Locale reader) {
        var draft = draft(id);
        return show(NoticeForm.of(draft.content()), path(id), draft.version(), model, reader);
    }

    @PostMapping("/{id}/edit")
    ModelAndView saveAgain(
            @PathVariable UUID id,
            @ModelAttribute("form") NoticeForm form,
            BindingResult errors,
            @RequestParam int version,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        var content = read(form, errors);
        if (content.isEmpty()) {
            show(form, path(id), version, model, reader);
            return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!notices.save(id, version, content.get())) {
            var stored = draft(id);
            model.addAttribute("differences", differences(content.get(), form, stored.content(), reader));
            model.addAttribute("by", stored.editedBy());
            show(form, path(id), stored.version(), model, reader);
            return new ModelAndView(VIEW, HttpStatus.CONFLICT);
        }
        afterwards.addFlashAttribute("saved", "notice.saved");
        return new ModelAndView("redirect:/notices/" + id);
    }

    /** How many it would reach; the part of the page alone, asked for while somebody chooses. */
    @GetMapping("/count")
    String count(@ModelAttribute("form") NoticeForm form, BindingResult errors, Model model) {
        new NoticeReading(form, errors, true)
                .segment(choices.known())
                .ifPresent(segment -> model.addAttribute("counted", audience.count(segment, form.urgent())));
        model.addAttribute("urgent", form.urgent());
        return "staff/notices/counted :: counted";
    }

    /** One part in two versions; {@code label} is a message key. */
    record Difference(String label, String mine, String stored) {}

    private List<Difference> differences(NoticeContent mine, NoticeForm typed, NoticeContent stored, Locale reader) {
        var other = NoticeForm.of(stored);
        return Stream.of(
                        new Difference("notice.form.name", typed.name(), other.name()),
                        new Difference("notice.form.subject", typed.subject(), other.subject()),
                        new Difference("notice.form.body", typed.body(), other.body()),
                        new Difference("notice.form.button", typed.button(), other.button()),
                        new Difference("notice.form.subject-en", typed.subjectEn(), other.subjectEn()),
                        new Difference("notice.form.body-en", typed.bodyEn(), other.bodyEn()),
                        new Difference("notice.form.button-en", typed.buttonEn(), other.buttonEn()),
                        new Difference(
                                "notice.form.mark",
                                choices.mark(typed.markEn(), reader),
                                choices.mark(other.markEn(), reader)),
                        new Difference(
                                "notice.form.action",
                                choices.words(mine.action().kind(), reader),
                                choices.words(stored.action().kind(), reader)),
                        new Difference("notice.form.link", typed.link(), other.link()),
                        new Difference(
                                "notice.form.whom",
                                choices.whom(mine.segment(), reader),
                                choices.whom(stored.segment(), reader)),
                        new Difference("notice.form.when", choices.when(typed, reader), choices.when(other, reader)))
                .filter(difference -> !plain(difference.mine()).equals(plain(difference.stored())))
                .toList();
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private Optional<NoticeContent> read(NoticeForm form, BindingResult errors) {
        return new NoticeReading(form, errors, !branding.current().phone().isBlank())
                .notice(choices.known(), clock.instant());
    }

    private String show(NoticeForm form, String path, int version, Model model, Locale reader) {
        model.addAttribute("form", form);
        model.addAttribute("path", path);
        model.addAttribute("version", version);
        choices.show(form, model, reader);
        new NoticeReading(form, new BeanPropertyBindingResult(form, "form"), true)
                .segment(choices.known())
                .ifPresent(segment -> model.addAttribute("counted", audience.count(segment, form.urgent())));
        return VIEW;
    }

    private TownNotice draft(UUID id) {
        return notices.find(id)
                .filter(notice -> notice.state() == TownNotice.State.DRAFT)
                .orElseThrow(() -> new NotYours("notice.save", null));
    }

    private static String path(UUID id) {
        return "/notices/" + id + "/edit";
    }
}
