package jp.sodachi.parentportal.forms;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.AskedForm;
import jp.sodachi.record.FormDifference;
import jp.sodachi.record.FormDraft;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.FormFault;
import jp.sodachi.record.FormOutcome;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.HandbookForm;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.record.TypedForm;
import jp.sodachi.support.JapaneseDates;
import org.jspecify.annotations.Nullable;
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

    private static final String ALREADY = "form.fault.already";

    /** Why an entry was replaced by its own family. */
    private static final String WRITTEN_ANEW = "あとから書きなおした";

    private final FormEntries entries;
    private final HandbookForms forms;

    FormPages(FormEntries entries, HandbookForms forms) {
        this.entries = entries;
        this.forms = forms;
    }

    /** A draft that waits is opened where it was left. */
    @GetMapping(FORM)
    ModelAndView form(@PathVariable String kind, @PathVariable UUID id, @PathVariable String code, Locale reader) {
        var subject = subject(kind, id);
        var draft = entries.findDraft(subject, code);
        var suggested = entries.suggestDay(subject, code);
        var day = reader.getLanguage().equals("ja") ? JapaneseDates.era(suggested) : suggested.toString();
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

    /**
     * @param replaces an entry that the reader has seen beside this text and that this text is to stand in the place of
     * @param seen that entry's version then
     */
    @PostMapping(FORM)
    ModelAndView confirm(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable UUID replaces,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam Map<String, String> sent,
            RedirectAttributes next) {
        var subject = subject(kind, id);
        var typed = TypedForm.of(sent);
        var draft = entries.findDraft(subject, code).map(FormDraft::version).orElse(0);
        if (draft != version) {
            return draftMoved(kind, subject, code, typed, next);
        }
        var outcome = replaces == null
                ? entries.enter(subject, code, typed)
                : writeAnew(subject, code, typed, replaces, seen);
        return switch (outcome) {
            case FormOutcome.Entered _ -> saved(kind, id, next);
            case FormOutcome.Refused(var faults)
            when faults.stream().anyMatch(fault -> fault.message().equals(ALREADY)) ->
                recorded(kind, subject, code, typed, version, next);
            case FormOutcome.Refused(var faults) ->
                page(HttpStatus.UNPROCESSABLE_CONTENT, kind, subject, code, typed, faults)
                        .addObject("version", version);
            case FormOutcome.SettledMeanwhile _ -> recorded(kind, subject, code, typed, version, next);
        };
    }

    /** In the place of what the reader has seen, unless the day was changed since: then it is another page. */
    private FormOutcome writeAnew(FormSubject subject, String code, TypedForm typed, UUID replaces, int seen) {
        var sameDay = entries.list(subject).stream()
                .filter(entry -> entry.id().equals(replaces))
                .anyMatch(entry -> isOf(typed, entry));
        if (!sameDay) {
            return entries.enter(subject, code, typed);
        }
        var outcome = entries.correct(subject, replaces, seen, typed, WRITTEN_ANEW);
        if (outcome instanceof FormOutcome.Entered) {
            entries.dropDraft(subject, code);
        }
        return outcome;
    }

    private static boolean isOf(TypedForm typed, FormEntry entry) {
        return JapaneseDates.find(typed.on()).filter(entry.on()::equals).isPresent();
    }

    private static ModelAndView saved(String kind, UUID id, RedirectAttributes next) {
        next.addFlashAttribute("saved", "parent.form.saved");
        return new ModelAndView("redirect:" + home(kind, id));
    }

    /** Another device of this person has saved the draft, or has put it on record or away. */
    private ModelAndView draftMoved(
            String kind, FormSubject subject, String code, TypedForm mine, RedirectAttributes next) {
        var draft = entries.findDraft(subject, code);
        return draft.isPresent()
                ? bothTexts(kind, subject, code, mine, draft, Optional.empty())
                        .addObject("version", draft.get().version())
                : recorded(kind, subject, code, mine, 0, next);
    }

    /** The page is on record. The very same text, sent twice, is no conflict. */
    private ModelAndView recorded(
            String kind, FormSubject subject, String code, TypedForm mine, int version, RedirectAttributes next) {
        var stored = findStored(subject, code, mine);
        return stored.filter(entry -> differences(code, mine, typed(entry)).isEmpty())
                        .isPresent()
                ? saved(kind, subject.id(), next)
                : bothTexts(kind, subject, code, mine, Optional.empty(), stored).addObject("version", version);
    }

    /** What stands from home of this page: that of the typed day, else the newest. */
    private Optional<FormEntry> findStored(FormSubject subject, String code, TypedForm mine) {
        var all = entries.list(subject).stream()
                .filter(entry ->
                        entry.stands() && entry.isFromHome() && entry.form().equals(code))
                .toList();
        return all.stream()
                .filter(entry -> isOf(mine, entry))
                .findFirst()
                .or(() -> all.stream().findFirst());
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
            return draftMoved(kind, subject, code, typed, next);
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

    /**
     * What was typed here stays in the fields; what the other device saved, or somebody has put on record, stands above, and the
     * next save is a choice.
     */
    private ModelAndView bothTexts(
            String kind,
            FormSubject subject,
            String code,
            TypedForm mine,
            Optional<FormDraft> draft,
            Optional<FormEntry> stored) {
        var other = draft.map(FormDraft::typed).or(() -> stored.map(FormPages::typed));
        return page(HttpStatus.CONFLICT, kind, subject, code, mine, List.of())
                .addObject("draft", draft.orElse(null))
                .addObject("stored", stored.orElse(null))
                .addObject("sameDay", stored.filter(entry -> isOf(mine, entry)).isPresent())
                .addObject("gone", other.isEmpty())
                .addObject(
                        "differences",
                        other.map(text -> differences(code, mine, text)).orElse(null));
    }

    private List<FormDifference> differences(String code, TypedForm mine, TypedForm other) {
        var form = forms.find(code).orElseThrow();
        return FormDifference.list(form, mine.onDay(), other.onDay(), List.of());
    }

    private static TypedForm typed(FormEntry entry) {
        return TypedForm.of(entry, JapaneseDates.era(entry.on()));
    }

    private static FormSubject subject(String kind, UUID id) {
        return kind.equals("children") ? FormSubject.child(id) : FormSubject.pregnancy(id);
    }

    private static String home(String kind, UUID id) {
        return kind.equals("children") ? "/children/" + id + "/records" : "/pregnancies/" + id;
    }
}
