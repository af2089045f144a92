package jp.sodachi.municipalityportal.forms;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.FormDifference;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.FormFault;
import jp.sodachi.record.FormOutcome;
import jp.sodachi.record.TypedForm;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What may still be done with an entry: released to the family, corrected or withdrawn with a reason. */
@Controller
@RequestMapping("/{kind:children|pregnancies}/{id}/entries/{entryId}")
class EntryPages {
    private final FormDesk desk;

    EntryPages(FormDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/release")
    String release(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable UUID entryId,
            RedirectAttributes afterwards) {
        var released = desk.release(FormPages.subject(kind, id), entryId);
        afterwards.addFlashAttribute(
                released ? "saved" : "told", released ? "form.released" : "child.settled-meanwhile");
        return "redirect:/" + kind + "/" + id;
    }

    @GetMapping("/correct")
    ModelAndView correction(@PathVariable String kind, @PathVariable UUID id, @PathVariable UUID entryId) {
        var entry = desk.get(FormPages.subject(kind, id), entryId);
        if (!entry.stands()) {
            throw new NotYours("form.correct", id);
        }
        return page(HttpStatus.OK, kind, id, entry, TypedForm.of(entry, JapaneseDates.era(entry.on())), List.of());
    }

    @PostMapping("/correct")
    ModelAndView correct(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable UUID entryId,
            @RequestParam int version,
            @RequestParam Map<String, String> sent,
            RedirectAttributes afterwards) {
        var subject = FormPages.subject(kind, id);
        var typed = TypedForm.of(sent);
        var why = Typed.text(sent.getOrDefault("why", ""));
        var entry = desk.get(subject, entryId);
        if (why.isEmpty() || why.length() > ChildState.LONGEST_REASON) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, kind, id, entry, typed, List.of(whyFault(why)))
                    .addObject("why", why);
        }
        return switch (desk.correct(subject, entryId, version, typed, why)) {
            case FormOutcome.Entered _ -> {
                afterwards.addFlashAttribute("saved", "form.corrected");
                yield new ModelAndView("redirect:/" + kind + "/" + id);
            }
            case FormOutcome.Refused(var faults) ->
                page(HttpStatus.UNPROCESSABLE_CONTENT, kind, id, entry, typed, faults)
                        .addObject("why", why);
            case FormOutcome.SettledMeanwhile _ ->
                bothTexts(kind, id, entryId, typed).addObject("why", why);
        };
    }

    /** A colleague was faster: what stands now beside what was typed; the next save goes on from what stands. */
    private ModelAndView bothTexts(String kind, UUID id, UUID entryId, TypedForm typed) {
        var subject = FormPages.subject(kind, id);
        var old = desk.get(subject, entryId);
        var now = desk.findInPlaceOf(subject, entryId);
        var page = page(HttpStatus.CONFLICT, kind, id, now.orElse(old), typed, List.of())
                .addObject("settled", Objects.requireNonNullElse(old.settledBy(), ""))
                .addObject("withdrawn", now.isEmpty());
        now.ifPresent(entry -> {
            var opened = desk.open(subject, entry.form());
            var stored = TypedForm.of(entry, JapaneseDates.era(entry.on()));
            page.addObject("differences", FormDifference.list(opened.form(), typed, stored, opened.judgements()));
        });
        return page;
    }

    @GetMapping("/withdraw")
    ModelAndView question(@PathVariable String kind, @PathVariable UUID id, @PathVariable UUID entryId) {
        return withdrawal(HttpStatus.OK, kind, id, entryId);
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable UUID entryId,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes afterwards) {
        var reason = Typed.text(why);
        if (reason.isEmpty() || reason.length() > ChildState.LONGEST_REASON) {
            return withdrawal(HttpStatus.UNPROCESSABLE_CONTENT, kind, id, entryId)
                    .addObject("why", why)
                    .addObject("fault", whyFault(reason));
        }
        var withdrawn = desk.withdraw(FormPages.subject(kind, id), entryId, version, reason);
        afterwards.addFlashAttribute(
                withdrawn ? "saved" : "told", withdrawn ? "child.saved.withdrawn" : "child.settled-meanwhile");
        return new ModelAndView("redirect:/" + kind + "/" + id);
    }

    private ModelAndView page(
            HttpStatus status, String kind, UUID id, FormEntry entry, TypedForm typed, List<FormFault> faults) {
        var opened = desk.open(entry.subject(), entry.form());
        return FormPages.page(status, kind, id, opened, typed, faults)
                .addObject("entry", entry)
                .addObject("version", entry.version());
    }

    private ModelAndView withdrawal(HttpStatus status, String kind, UUID id, UUID entryId) {
        var entry = desk.get(FormPages.subject(kind, id), entryId);
        if (!entry.stands()) {
            throw new NotYours("form.withdraw", id);
        }
        return new ModelAndView("staff/forms/withdraw", status)
                .addObject("kind", kind)
                .addObject("id", id)
                .addObject("entry", entry);
    }

    private static FormFault whyFault(String why) {
        return why.isEmpty()
                ? new FormFault("why", "why.empty", List.of())
                : new FormFault("why", "form.fault.long", List.of(ChildState.LONGEST_REASON));
    }
}
