package jp.sodachi.municipalityportal.forms;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sodachi.record.AskedForm;
import jp.sodachi.record.FormDifference;
import jp.sodachi.record.FormDraft;
import jp.sodachi.record.FormFault;
import jp.sodachi.record.FormOutcome;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.TypedForm;
import jp.sodachi.support.JapaneseDates;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Filling in a page of the handbook: typed into a draft, confirmed into the record. */
@Controller
@RequestMapping("/{kind:children|pregnancies}/{id}/forms/{code}")
class FormPages {
    private final FormDesk desk;

    FormPages(FormDesk desk) {
        this.desk = desk;
    }

    /** A draft that waits is opened where it was left. */
    @GetMapping
    ModelAndView form(@PathVariable String kind, @PathVariable UUID id, @PathVariable String code) {
        var opened = desk.open(subject(kind, id), code);
        var typed = opened.draft().map(FormDraft::typed).orElseGet(() -> TypedForm.on(JapaneseDates.era(opened.day())));
        return page(HttpStatus.OK, kind, id, opened, typed, List.of())
                .addObject("draft", opened.draft().orElse(null))
                .addObject("version", opened.draft().map(FormDraft::version).orElse(0));
    }

    @PostMapping
    ModelAndView confirm(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> sent,
            RedirectAttributes afterwards) {
        var typed = TypedForm.of(sent);
        var subject = subject(kind, id);
        var opened = desk.open(subject, code);
        if (opened.draft().map(FormDraft::version).orElse(0) != version) {
            return bothTexts(kind, id, opened, typed);
        }
        return switch (desk.enter(subject, code, typed)) {
            case FormOutcome.Entered _ -> {
                afterwards.addFlashAttribute(
                        "saved", opened.form().released() ? "form.saved.unreleased" : "form.saved");
                yield new ModelAndView("redirect:/" + kind + "/" + id);
            }
            case FormOutcome.Refused(var faults) ->
                page(HttpStatus.UNPROCESSABLE_CONTENT, kind, id, opened, typed, faults)
                        .addObject("version", version);
            case FormOutcome.SettledMeanwhile _ -> bothTexts(kind, id, opened, typed);
        };
    }

    /** The button for those whose browser saves nothing by itself. */
    @PostMapping("/draft")
    ModelAndView keep(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> sent,
            RedirectAttributes afterwards) {
        var typed = TypedForm.of(sent);
        var subject = subject(kind, id);
        if (desk.saveDraft(subject, code, version, typed).isEmpty()) {
            return bothTexts(kind, id, desk.open(subject, code), typed);
        }
        afterwards.addFlashAttribute("saved", "form.draft.kept");
        return new ModelAndView("redirect:/" + kind + "/" + id + "/forms/" + code);
    }

    /** What the page saves by itself while somebody types: answers with the draft's version, or 409. */
    @PostMapping("/draft/typing")
    ResponseEntity<String> typing(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> sent) {
        return desk.saveDraft(subject(kind, id), code, version, TypedForm.of(sent))
                .map(next -> ResponseEntity.ok(Integer.toString(next)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT).body(""));
    }

    @PostMapping("/draft/drop")
    String drop(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable String code,
            RedirectAttributes afterwards) {
        desk.dropDraft(subject(kind, id), code);
        afterwards.addFlashAttribute("saved", "form.draft.dropped");
        return "redirect:/" + kind + "/" + id;
    }

    static FormSubject subject(String kind, UUID id) {
        return kind.equals("children") ? FormSubject.child(id) : FormSubject.pregnancy(id);
    }

    static ModelAndView page(
            HttpStatus status,
            String kind,
            UUID id,
            FormDesk.OpenedForm opened,
            TypedForm typed,
            List<FormFault> faults) {
        return new ModelAndView("staff/forms/form", status)
                .addObject("kind", kind)
                .addObject("id", id)
                .addObject("face", opened.face())
                .addObject("judgements", opened.judgements())
                .addObject("asked", new AskedForm(opened.form(), typed, faults));
    }

    /**
     * What was typed here stays in the fields; what the other device saved stands above, and the next save is a choice. When the
     * other device has confirmed or thrown away the draft, that is said instead.
     */
    private static ModelAndView bothTexts(String kind, UUID id, FormDesk.OpenedForm opened, TypedForm mine) {
        var page = page(HttpStatus.CONFLICT, kind, id, opened, mine, List.of());
        opened.draft()
                .ifPresent(other -> page.addObject(
                                "differences",
                                FormDifference.list(opened.form(), mine, other.typed(), opened.judgements()))
                        .addObject("draft", other)
                        .addObject("version", other.version()));
        return opened.draft().isPresent() ? page : page.addObject("version", 0).addObject("gone", true);
    }
}
