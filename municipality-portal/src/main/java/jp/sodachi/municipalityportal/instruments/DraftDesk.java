package jp.sodachi.municipalityportal.instruments;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import jp.sodachi.assessment.Authoring;
import jp.sodachi.assessment.InstrumentDraft;
import jp.sodachi.assessment.rules.Change;
import jp.sodachi.assessment.rules.InvalidInstrument;
import jp.sodachi.identity.NotYours;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How every form of a draft is saved: what is wrong stands beside it, and of two who save the second sees both texts. */
@Component
class DraftDesk {
    private final Authoring authoring;

    DraftDesk(Authoring authoring) {
        this.authoring = authoring;
    }

    /** A draft that can be written on. */
    InstrumentDraft get(UUID id) {
        return authoring
                .find(id)
                .filter(draft -> draft.state() == InstrumentDraft.State.DRAFT)
                .orElseThrow(() -> new NotYours("instrument.write", null));
    }

    /** One part in two versions; {@code label} is a message key. */
    record Difference(String label, String mine, String stored) {}

    /**
     * A form that was sent.
     *
     * @param revision the one it started from
     * @param change what was read; empty when something is wrong
     * @param stored the same form as it is saved now
     * @param show the page of the form, without its status
     */
    record Sent<F extends DraftForm>(
            UUID draft,
            int revision,
            F form,
            Optional<Change> change,
            Function<InstrumentDraft, F> stored,
            Function<InstrumentDraft, ModelAndView> show) {}

    /** @param refuse says in the reader's words what the rules do not allow */
    <F extends DraftForm> ModelAndView save(
            Sent<F> sent, Errors errors, Consumer<InvalidInstrument> refuse, RedirectAttributes afterwards) {
        if (sent.change().isPresent()) {
            try {
                if (authoring.change(
                        sent.draft(), sent.revision(), sent.change().get())) {
                    afterwards.addFlashAttribute("saved", "instruments.draft.saved");
                    return new ModelAndView("redirect:/instruments/drafts/" + sent.draft());
                }
                return conflict(sent);
            } catch (InvalidInstrument wrong) {
                refuse.accept(wrong);
            }
        }
        var page = page(sent, get(sent.draft()), HttpStatus.UNPROCESSABLE_CONTENT);
        return errors.hasErrors() ? page.addObject("revision", sent.revision()) : page;
    }

    private <F extends DraftForm> ModelAndView conflict(Sent<F> sent) {
        var draft = get(sent.draft());
        var mine = sent.form().parts();
        var stored = sent.stored().apply(draft).parts();
        var differences = IntStream.range(0, mine.size())
                .mapToObj(i -> new Difference(
                        mine.get(i).label(), mine.get(i).value(), stored.get(i).value()))
                .filter(each -> !each.mine().equals(each.stored()))
                .toList();
        return page(sent, draft, HttpStatus.CONFLICT)
                .addObject("differences", differences)
                .addObject("by", draft.by());
    }

    private static <F extends DraftForm> ModelAndView page(Sent<F> sent, InstrumentDraft draft, HttpStatus status) {
        var page = sent.show().apply(draft).addObject("form", sent.form());
        page.setStatus(status);
        return page;
    }

    /** The page of a form, filled as it is saved. */
    static ModelAndView page(String view, InstrumentDraft draft, DraftForm form, String path) {
        return new ModelAndView("staff/instruments/" + view)
                .addObject("draft", draft)
                .addObject("instrument", draft.instrument())
                .addObject("revision", draft.revision())
                .addObject("path", "/instruments/drafts/" + draft.id() + path)
                .addObject("form", form)
                .addObject("differences", List.of());
    }
}
