package jp.sodachi.parentportal.notices;

import java.util.Locale;
import java.util.UUID;
import jp.sodachi.identity.NotYours;
import jp.sodachi.reply.FamilyReplies;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing back to the town under a notice. */
@Controller
@RequestMapping("/notices/{id}/reply")
class ReplyPages {
    private final FamilyReplies replies;
    private final NoticeShowing showing;

    ReplyPages(FamilyReplies replies, NoticeShowing showing) {
        this.replies = replies;
        this.showing = showing;
    }

    /**
     * Sends what was typed.
     *
     * @param version of the draft that the page went on from
     * @param seen how the thread stood on the page
     */
    @PostMapping
    ModelAndView send(
            @PathVariable UUID id,
            @ModelAttribute("form") ReplyForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "0") int seen,
            Locale reader,
            RedirectAttributes afterwards) {
        var stored = replies.open(id).orElseThrow(() -> new NotYours("reply.write", null));
        var words = form.read(errors);
        if (words.isEmpty()) {
            return again(HttpStatus.UNPROCESSABLE_CONTENT, id, form, reader)
                    .addObject("draftVersion", version)
                    .addAllObjects(errors.getModel());
        }
        if (isAnother(stored, version, words.get())) {
            return bothDrafts(id, form, reader);
        }
        return switch (replies.write(id, seen, words.get())) {
            case DONE -> {
                afterwards.addFlashAttribute("saved", "parent.reply.sent");
                yield new ModelAndView("redirect:/notices/" + id);
            }
            case CHANGED -> again(HttpStatus.CONFLICT, id, form, reader).addObject("warning", "parent.reply.meanwhile");
            case CLOSED -> {
                errors.rejectValue("text", "parent.reply.wrong.closed");
                yield again(HttpStatus.CONFLICT, id, form, reader).addAllObjects(errors.getModel());
            }
        };
    }

    /** The button for those whose browser saves nothing by itself. */
    @PostMapping("/draft")
    ModelAndView keep(
            @PathVariable UUID id,
            @ModelAttribute("form") ReplyForm form,
            @RequestParam(defaultValue = "0") int version,
            Locale reader,
            RedirectAttributes afterwards) {
        if (replies.keepDraft(id, version, form.text()).isEmpty()) {
            return bothDrafts(id, form, reader);
        }
        afterwards.addFlashAttribute("saved", "parent.reply.draft.kept");
        return new ModelAndView("redirect:/notices/" + id);
    }

    /** What the page saves by itself while somebody types: answers with the draft's version, or 409. */
    @PostMapping("/draft/typing")
    ResponseEntity<String> typing(
            @PathVariable UUID id,
            @ModelAttribute("form") ReplyForm form,
            @RequestParam(defaultValue = "0") int version) {
        return replies.keepDraft(id, version, form.text())
                .map(kept -> ResponseEntity.ok(Integer.toString(kept)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT).body(""));
    }

    private static boolean isAnother(FamilyReplies.View stored, int version, String words) {
        return stored.isOpen()
                && stored.draftVersion() != version
                && !stored.draft().isBlank()
                && !stored.draft().strip().equals(words);
    }

    /** What was typed here stays in the field. */
    private ModelAndView again(HttpStatus status, UUID id, ReplyForm form, Locale reader) {
        return showing.page(status, id, reader).addObject("form", form);
    }

    /** What the other device saved stands above; the next sending is a choice. */
    private ModelAndView bothDrafts(UUID id, ReplyForm form, Locale reader) {
        var page = again(HttpStatus.CONFLICT, id, form, reader);
        return page.getModel().get("thread") instanceof FamilyReplies.View thread && thread.isOpen()
                ? page.addObject("elsewhere", thread.draft())
                : page;
    }
}
