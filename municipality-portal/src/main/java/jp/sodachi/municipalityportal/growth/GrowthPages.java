package jp.sodachi.municipalityportal.growth;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.MeasurementEntry;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.NewMeasurement;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.web.Choice;
import org.springframework.context.MessageSource;
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

/** A child's curves, entering what the office measured, and putting a measurement right. */
@Controller
@RequestMapping("/children/{id}/growth")
class GrowthPages {
    private final GrowthDesk desk;
    private final Measurements measurements;
    private final MessageSource messages;
    private final Clock clock;

    GrowthPages(GrowthDesk desk, Measurements measurements, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.measurements = measurements;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("positions")
    List<Choice> positions(Locale reader) {
        return Stream.of("lying", "standing")
                .map(code -> new Choice(code, messages.getMessage("growth.position." + code, null, reader)))
                .toList();
    }

    @GetMapping
    String open(@PathVariable UUID id, Locale reader, Model model) {
        model.addAttribute("growth", desk.open(id, reader));
        return "staff/growth/growth";
    }

    @GetMapping("/new")
    ModelAndView form(@PathVariable UUID id, Locale reader) {
        var today = JapaneseDates.era(LocalDate.now(clock));
        return entry(HttpStatus.OK, id, new MeasureForm("", "", "", today, "", "", ""), Asked.NOTHING, reader);
    }

    @PostMapping("/new")
    ModelAndView enter(
            @PathVariable UUID id,
            @ModelAttribute("form") MeasureForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var measured = form.read(errors);
        var mark = MeasureForm.mark(measured);
        var asked = Asked.NOTHING;
        if (!errors.hasErrors()) {
            var entered = measurements.enter(id, measured, mark.equals(form.sure()));
            if (entered instanceof MeasurementEntry.Kept) {
                return back(id, "saved", "growth.saved", afterwards);
            }
            MeasureForm.object(entered, errors);
            asked = Asked.of(entered, mark);
        }
        return entry(HttpStatus.UNPROCESSABLE_CONTENT, id, form, asked, reader);
    }

    @GetMapping("/{measurementId}/correct")
    ModelAndView correction(@PathVariable UUID id, @PathVariable UUID measurementId, Locale reader) {
        var old = find(id, measurementId);
        var value = GrowthDesk.value(old.kind(), old.value());
        var form = new MeasureForm(
                old.kind() == Measurement.Kind.WEIGHT ? value : "",
                old.kind() == Measurement.Kind.LENGTH ? value : "",
                old.kind() == Measurement.Kind.HEAD ? value : "",
                JapaneseDates.era(old.measuredOn()),
                switch (old.position()) {
                    case LYING -> "lying";
                    case STANDING -> "standing";
                    case AS_EXPECTED -> "";
                },
                "",
                "");
        return correction(HttpStatus.OK, old, form, Asked.NOTHING, reader);
    }

    /** @param deed {@code back} takes the measurement back; anything else corrects it */
    @PostMapping("/{measurementId}/correct")
    ModelAndView correct(
            @PathVariable UUID id,
            @PathVariable UUID measurementId,
            @RequestParam(defaultValue = "") String deed,
            @ModelAttribute("form") MeasureForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var old = find(id, measurementId);
        var why = form.why(errors);
        if (deed.equals("back")) {
            return errors.hasErrors()
                    ? correction(HttpStatus.UNPROCESSABLE_CONTENT, old, form, Asked.NOTHING, reader)
                    : settled(id, measurements.takeBack(id, measurementId, why), "growth.saved.back", afterwards);
        }
        var better = form.read(errors).stream()
                .filter(each -> each.kind() == old.kind())
                .toList();
        var mark = MeasureForm.mark(better);
        var asked = Asked.NOTHING;
        if (!errors.hasErrors() && !better.isEmpty()) {
            var entry = measurements.correct(id, measurementId, better.getFirst(), why, mark.equals(form.sure()));
            if (entry instanceof MeasurementEntry.Kept || entry instanceof MeasurementEntry.Ended) {
                return settled(id, entry instanceof MeasurementEntry.Kept, "growth.saved.corrected", afterwards);
            }
            MeasureForm.object(entry, errors);
            asked = Asked.of(entry, mark);
        }
        return correction(HttpStatus.UNPROCESSABLE_CONTENT, old, form, asked, reader);
    }

    /** Values that were asked back, and the mark by which a second press is known to mean the same ones. */
    private record Asked(String mark, List<NewMeasurement> unusual) {
        static final Asked NOTHING = new Asked("", List.of());

        static Asked of(MeasurementEntry entry, String mark) {
            return entry instanceof MeasurementEntry.LookAgain(var unusual) ? new Asked(mark, unusual) : NOTHING;
        }
    }

    private List<String> lookAgain(Asked asked, Locale reader) {
        return asked.unusual().stream()
                .map(each -> messages.getMessage(
                        "growth.look-again",
                        new Object[] {
                            messages.getMessage("growth.kind." + each.kind(), null, reader),
                            GrowthDesk.value(each.kind(), each.value()),
                            each.kind().measure().unit()
                        },
                        reader))
                .toList();
    }

    private Measurement find(UUID id, UUID measurementId) {
        return measurements.open(id).measurements().stream()
                .filter(each -> each.id().equals(measurementId))
                .findFirst()
                .orElseThrow(() -> new NotYours("measurement.correct", id));
    }

    private ModelAndView entry(HttpStatus status, UUID id, MeasureForm form, Asked asked, Locale reader) {
        return new ModelAndView("staff/growth/measure", status)
                .addObject("form", form)
                .addObject("asked", asked.mark())
                .addObject("lookAgain", lookAgain(asked, reader))
                .addObject("child", measurements.open(id).child());
    }

    private ModelAndView correction(HttpStatus status, Measurement old, MeasureForm form, Asked asked, Locale reader) {
        return new ModelAndView("staff/growth/correct", status)
                .addObject("form", form)
                .addObject("asked", asked.mark())
                .addObject("lookAgain", lookAgain(asked, reader))
                .addObject("old", old)
                .addObject("oldValue", GrowthDesk.value(old.kind(), old.value()))
                .addObject("field", MeasureForm.fieldOf(old.kind()))
                .addObject("child", measurements.open(old.childId()).child());
    }

    private static ModelAndView settled(UUID id, boolean changed, String saved, RedirectAttributes afterwards) {
        return changed ? back(id, "saved", saved, afterwards) : back(id, "told", "child.settled-meanwhile", afterwards);
    }

    private static ModelAndView back(UUID id, String kind, String words, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute(kind, words);
        return new ModelAndView("redirect:/children/" + id + "/growth");
    }
}
