package jp.sodachi.municipalityportal.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import jp.sodachi.identity.NotYours;
import jp.sodachi.layer.LayerVersion;
import jp.sodachi.schedule.InvalidDefinition;
import jp.sodachi.schedule.TownLayer;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.Errors;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What every form of the draft does alike: opening it, saving it, and showing both texts when somebody was faster. */
@Component
class Draft {
    private final ScheduleOffice office;
    private final MessageSource messages;

    Draft(ScheduleOffice office, MessageSource messages) {
        this.office = office;
        this.messages = messages;
    }

    /** The open draft. A proposal is not written on: it is not found here. */
    ScheduleOffice.Open open() {
        var open = office.getOpen();
        if (open.version().state() != LayerVersion.State.DRAFT) {
            throw new NotYours("layer.save", null);
        }
        return open;
    }

    LayerWords words(ScheduleOffice.Open open, Locale reader) {
        return new LayerWords(messages, reader, open.national());
    }

    /** Puts into the model what every form of the draft shows. */
    LayerWords show(ScheduleOffice.Open open, Model model, Locale reader) {
        model.addAttribute("draft", open.version());
        if (!model.containsAttribute("version")) {
            model.addAttribute("version", open.version().version());
        }
        return words(open, reader);
    }

    /** What is asked for. */
    record Change(
            int version, UnaryOperator<TownLayer> change, BiFunction<TownLayer, LayerWords, Optional<String>> shown) {}

    /** A form's own view, shown again when the change was refused. */
    interface Again {
        String view(Model model);
    }

    /**
     * Saves a change and answers the next page.
     *
     * @param refusal puts what the national file refuses beside its field
     * @param again the form, shown once more
     */
    ModelAndView save(
            Change change,
            Errors errors,
            Refusal refusal,
            Again again,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        if (errors.hasErrors()) {
            model.addAttribute("version", change.version());
            return new ModelAndView(again.view(model), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var outcome = office.change(change.version(), change.change());
        return switch (outcome) {
            case ScheduleOffice.Outcome.Saved _ -> {
                afterwards.addFlashAttribute("saved", "layer.saved");
                yield new ModelAndView(SchedulePages.DRAFT);
            }
            case ScheduleOffice.Outcome.Refused(InvalidDefinition wrong) -> {
                refusal.stand(wrong, errors);
                model.addAttribute("version", change.version());
                yield new ModelAndView(again.view(model), HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case ScheduleOffice.Outcome.Stale(LayerVersion stored) -> {
                both(change, stored, model, reader);
                yield new ModelAndView(again.view(model), HttpStatus.CONFLICT);
            }
            case ScheduleOffice.Outcome.Gone _ -> gone(afterwards);
        };
    }

    /** Puts a refusal of the national file beside the field it is about, in the reader's words. */
    interface Refusal {
        void stand(InvalidDefinition wrong, Errors errors);
    }

    /** Saves a change that no form asks about: nothing typed can be lost. */
    ModelAndView remove(int version, UnaryOperator<TownLayer> change, RedirectAttributes afterwards) {
        return switch (office.change(version, change)) {
            case ScheduleOffice.Outcome.Saved _ -> {
                afterwards.addFlashAttribute("saved", "layer.saved");
                yield new ModelAndView(SchedulePages.DRAFT);
            }
            case ScheduleOffice.Outcome.Refused _, ScheduleOffice.Outcome.Stale _ -> {
                afterwards.addFlashAttribute("warning", "layer.meanwhile");
                yield new ModelAndView(SchedulePages.DRAFT);
            }
            case ScheduleOffice.Outcome.Gone _ -> gone(afterwards);
        };
    }

    ModelAndView gone(RedirectAttributes afterwards) {
        afterwards.addFlashAttribute("warning", "layer.gone");
        return new ModelAndView(SchedulePages.HOME);
    }

    private void both(Change change, LayerVersion stored, Model model, Locale reader) {
        var words = words(office.getOpen(), reader);
        model.addAttribute("version", stored.version());
        model.addAttribute("savedBy", stored.editedBy());
        model.addAttribute("savedAt", stored.editedAt());
        var mine = change.shown()
                .apply(change.change().apply(stored.layer()), words)
                .orElse("");
        var theirs = change.shown().apply(stored.layer(), words).orElse("");
        var none = messages.getMessage("layer.nothing", null, reader);
        List<Difference> differences = new ArrayList<>();
        if (!mine.equals(theirs)) {
            differences.add(new Difference(mine.isEmpty() ? none : mine, theirs.isEmpty() ? none : theirs));
        }
        model.addAttribute("differences", differences);
    }

    /** One part of the layer in two versions. */
    record Difference(String mine, String stored) {}
}
