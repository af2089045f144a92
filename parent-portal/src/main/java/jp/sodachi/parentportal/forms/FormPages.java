package jp.sodachi.parentportal.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.AskedForm;
import jp.sodachi.record.FormDraft;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormFault;
import jp.sodachi.record.FormOutcome;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.HandbookForm;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.record.TypedForm;
import jp.sodachi.support.JapaneseDates;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Filling in a page of the handbook at home, and taking it back. */
@Controller
class FormPages {
    private static final String FORM = "/{kind:children|pregnancies}/{id}/forms/{code}";
    private static final String ENTRY = "/{kind:children|pregnancies}/{id}/entries/{entryId}";

    private final FormEntries entries;
    private final HandbookForms forms;
    private final Clock clock;

    FormPages(FormEntries entries, HandbookForms forms, Clock clock) {
        this.entries = entries;
        this.forms = forms;
        this.clock = clock;
    }

    /** A draft that waits is opened where it was left. */
    @GetMapping(FORM)
    ModelAndView form(@PathVariable String kind, @PathVariable UUID id, @PathVariable String code, Locale reader) {
        var subject = subject(kind, id);
        var draft = entries.findDraft(subject, code);
        var today = LocalDate.now(clock);
        var day = reader.getLanguage().equals("ja") ? JapaneseDates.era(today) : today.toString();
        return page(
                        HttpStatus.OK,
                        kind,
                        subject,
                        code,
                        draft.map(FormDraft::typed).orElse(TypedForm.on(day)),
                        List.of())
                .addObject("draft", draft.orElse(null))
                .addObject("version", draft.map(FormDraft::version).orElse(0));
    }

    @PostMapping(FORM)
    ModelAndView confirm(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> sent,
            RedirectAttributes next) {
        var subject = subject(kind, id);
        var typed = TypedForm.of(sent);
        var draft = entries.findDraft(subject, code);
        if (draft.map(FormDraft::version).orElse(version) != version) {
            return bothTexts(kind, subject, code, typed);
        }
        return switch (entries.enter(subject, code, typed)) {
            case FormOutcome.Entered _ -> {
                next.addFlashAttribute("saved", "parent.form.saved");
                yield new ModelAndView("redirect:" + home(kind, id));
            }
            case FormOutcome.Refused(var faults) ->
                page(HttpStatus.UNPROCESSABLE_CONTENT, kind, subject, code, typed, faults)
                        .addObject("version", version);
            case FormOutcome.SettledMeanwhile _ -> bothTexts(kind, subject, code, typed);
        };
    }

    /** The button for those whose browser saves nothing by itself. */
    @PostMapping(FORM + "/draft")
    ModelAndView keep(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> sent,
            RedirectAttributes next) {
        var subject = subject(kind, id);
        var typed = TypedForm.of(sent);
        if (entries.saveDraft(subject, code, version, typed).isEmpty()) {
            return bothTexts(kind, subject, code, typed);
        }
        next.addFlashAttribute("saved", "parent.form.draft.kept");
        return new ModelAndView("redirect:/" + kind + "/" + id + "/forms/" + code);
    }

    /** What the page saves by itself while somebody types: answers with the draft's version, or 409. */
    @PostMapping(FORM + "/draft/typing")
    ResponseEntity<String> typing(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> sent) {
        return entries.saveDraft(subject(kind, id), code, version, TypedForm.of(sent))
                .map(saved -> ResponseEntity.ok(Integer.toString(saved)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT).body(""));
    }

    @GetMapping(ENTRY + "/withdraw")
    String question(@PathVariable String kind, @PathVariable UUID id, @PathVariable UUID entryId, Model model) {
        var entry = entries.list(subject(kind, id)).stream()
                .filter(each -> each.id().equals(entryId) && each.stands() && each.isFromHome())
                .findFirst()
                .orElseThrow(() -> new NotYours("form.withdraw", id));
        model.addAttribute("entry", entry);
        model.addAttribute("action", "/" + kind + "/" + id + "/entries/" + entryId + "/withdraw");
        model.addAttribute("home", home(kind, id));
        return "parent/forms/withdraw";
    }

    @PostMapping(ENTRY + "/withdraw")
    String withdraw(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable UUID entryId,
            @RequestParam int version,
            RedirectAttributes next) {
        var withdrawn = entries.withdraw(subject(kind, id), entryId, version, "");
        next.addFlashAttribute(
                withdrawn ? "saved" : "warning", withdrawn ? "parent.form.withdrawn" : "parent.form.settled");
        return "redirect:" + home(kind, id);
    }

    private ModelAndView page(
            HttpStatus status, String kind, FormSubject subject, String code, TypedForm typed, List<FormFault> faults) {
        var form = forms.find(code).orElseThrow(() -> new NotYours("form.read", subject.id()));
        return new ModelAndView("parent/forms/form", status)
                .addObject("base", "/" + kind + "/" + subject.id() + "/forms/" + code)
                .addObject("home", home(kind, subject.id()))
                .addObject("own", form.author() == HandbookForm.Author.GUARDIAN)
                .addObject("asked", new AskedForm(form, typed, faults));
    }

    /** What was typed here stays in the fields; what the other device saved stands above, and the next save is a choice. */
    private ModelAndView bothTexts(String kind, FormSubject subject, String code, TypedForm mine) {
        var other = entries.findDraft(subject, code);
        return page(HttpStatus.CONFLICT, kind, subject, code, mine, List.of())
                .addObject("draft", other.orElse(null))
                .addObject("version", other.map(FormDraft::version).orElse(0))
                .addObject("elsewhere", other.map(FormDraft::typed).orElse(null));
    }

    private static FormSubject subject(String kind, UUID id) {
        return kind.equals("children") ? FormSubject.child(id) : FormSubject.pregnancy(id);
    }

    private static String home(String kind, UUID id) {
        return kind.equals("children") ? "/children/" + id + "/records" : "/pregnancies/" + id;
    }
}
