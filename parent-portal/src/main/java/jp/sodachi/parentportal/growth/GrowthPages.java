package jp.sodachi.parentportal.growth;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.identity.NotYours;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.Family;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.ChildGrowth;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.MeasurementEntry;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.NewMeasurement;
import jp.sodachi.record.Records;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.web.Choice;
import org.jspecify.annotations.Nullable;
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

/** The growth curve, entering what was measured, and putting it right. */
@Controller
@RequestMapping("/children/{child}/growth")
class GrowthPages {
    private final Measurements measurements;
    private final Records records;
    private final GrowthWords growthWords;
    private final PlanWords words;
    private final Clock clock;

    GrowthPages(Measurements measurements, Records records, GrowthWords growthWords, PlanWords words, Clock clock) {
        this.measurements = measurements;
        this.records = records;
        this.growthWords = growthWords;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    String curve(
            @PathVariable UUID child,
            @RequestParam(name = "of", required = false) @Nullable String of,
            Model model,
            Locale reader) {
        var growth = measurements.open(child);
        model.addAttribute("child", face(growth, reader));
        model.addAttribute("family", Family.of(records.listMyChildren(), child));
        model.addAttribute("growth", growthWords.view(growth, GrowthWords.kind(of), today(), reader));
        return "parent/growth/growth";
    }

    @GetMapping("/new")
    ModelAndView ask(@PathVariable UUID child, Locale reader) {
        var form = new MeasureForm("", "", "", day(today(), reader), "", "");
        var growth = measurements.open(child);
        growth.child().requireKeptHere();
        return form(HttpStatus.OK, growth, form, Asked.NOTHING, reader);
    }

    @PostMapping
    ModelAndView enter(
            @PathVariable UUID child,
            @ModelAttribute("form") MeasureForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes next) {
        var measured = form.read(errors, today());
        var mark = MeasureForm.mark(measured);
        var sure = mark.equals(form.sure());
        var asked = Asked.NOTHING;
        if (!errors.hasErrors()) {
            switch (measurements.enter(child, measured, sure)) {
                case MeasurementEntry.Kept _ -> {
                    next.addFlashAttribute("saved", "parent.growth.saved");
                    var of = MeasureForm.fieldOf(measured.getFirst().kind());
                    return new ModelAndView("redirect:/children/" + child + "/growth?of=" + of);
                }
                case MeasurementEntry.LookAgain(List<NewMeasurement> unusual) -> {
                    asked = new Asked(mark, unusual);
                }
                case MeasurementEntry.Refused(NewMeasurement refused, MeasurementEntry.Reason reason) ->
                    MeasureForm.reject(refused, reason, errors);
                case MeasurementEntry.Ended _ -> throw new IllegalStateException("nothing was to be corrected");
            }
        }
        return form(HttpStatus.UNPROCESSABLE_CONTENT, measurements.open(child), form, asked, reader);
    }

    @GetMapping("/{measurement}/correct")
    ModelAndView askToCorrect(@PathVariable UUID child, @PathVariable UUID measurement, Locale reader) {
        var growth = measurements.open(child);
        growth.child().requireKeptHere();
        var old = mine(growth, measurement);
        var form = new CorrectForm(GrowthWords.value(old.kind(), old.value()), day(old.measuredOn(), reader), "", "");
        return correction(HttpStatus.OK, growth, old, form, Asked.NOTHING, reader);
    }

    @PostMapping("/{measurement}/correct")
    ModelAndView correct(
            @PathVariable UUID child,
            @PathVariable UUID measurement,
            @RequestParam(defaultValue = "") String deed,
            @ModelAttribute("form") CorrectForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes next) {
        var growth = measurements.open(child);
        var old = mine(growth, measurement);
        if (deed.equals("back")) {
            var why = form.why(errors);
            return errors.hasErrors()
                    ? correction(HttpStatus.UNPROCESSABLE_CONTENT, growth, old, form, Asked.NOTHING, reader)
                    : done(
                            child,
                            old,
                            measurements.takeBack(child, measurement, why),
                            "parent.growth.saved.back",
                            next);
        }
        var asked = Asked.NOTHING;
        var better = form.read(old, errors);
        if (better.isPresent()) {
            var mark = MeasureForm.mark(List.of(better.get()));
            var entry = measurements.correct(child, measurement, better.get(), form.why(), mark.equals(form.sure()));
            switch (entry) {
                case MeasurementEntry.Kept _ -> {
                    return done(child, old, true, "parent.growth.saved.corrected", next);
                }
                case MeasurementEntry.Ended _ -> {
                    return done(child, old, false, "", next);
                }
                case MeasurementEntry.LookAgain(List<NewMeasurement> unusual) -> {
                    asked = new Asked(mark, unusual);
                }
                case MeasurementEntry.Refused(NewMeasurement refused, MeasurementEntry.Reason reason) ->
                    CorrectForm.reject(refused, reason, errors);
            }
        }
        return correction(HttpStatus.UNPROCESSABLE_CONTENT, growth, old, form, asked, reader);
    }

    /** Values that were asked back, and the mark by which a second press is known to mean the same ones. */
    private record Asked(String mark, List<NewMeasurement> unusual) {
        static final Asked NOTHING = new Asked("", List.of());
    }

    private List<String> lookAgain(Asked asked, Locale reader) {
        return asked.unusual().stream()
                .map(each -> words.say(
                        reader,
                        "parent.growth.look-again",
                        growthWords.name(each.kind(), reader),
                        GrowthWords.value(each.kind(), each.value()),
                        each.kind().measure().unit()))
                .toList();
    }

    private static ModelAndView done(
            UUID child, Measurement old, boolean changed, String saved, RedirectAttributes next) {
        next.addFlashAttribute(changed ? "saved" : "warning", changed ? saved : "parent.growth.ended");
        return new ModelAndView("redirect:/children/" + child + "/growth?of=" + MeasureForm.fieldOf(old.kind()));
    }

    private static Measurement mine(ChildGrowth growth, UUID id) {
        return growth.measurements().stream()
                .filter(each -> each.id().equals(id) && each.origin() == Measurement.Origin.PARENT)
                .findFirst()
                .orElseThrow(
                        () -> new NotYours("measurement.correct", growth.child().id()));
    }

    private ModelAndView form(HttpStatus status, ChildGrowth growth, MeasureForm form, Asked asked, Locale reader) {
        return new ModelAndView("parent/growth/measure", status)
                .addObject("form", form)
                .addObject("asked", asked.mark())
                .addObject("lookAgain", lookAgain(asked, reader))
                .addObject("positions", positions(reader))
                .addObject("child", face(growth, reader));
    }

    private ModelAndView correction(
            HttpStatus status, ChildGrowth growth, Measurement old, CorrectForm form, Asked asked, Locale reader) {
        return new ModelAndView("parent/growth/correct", status)
                .addObject("form", form)
                .addObject("asked", asked.mark())
                .addObject("lookAgain", lookAgain(asked, reader))
                .addObject("old", growthWords.row(growth, old, today(), reader))
                .addObject("kind", growthWords.name(old.kind(), reader))
                .addObject("of", MeasureForm.fieldOf(old.kind()))
                .addObject("child", face(growth, reader));
    }

    private List<Choice> positions(Locale reader) {
        return Stream.of("lying", "standing")
                .map(code -> new Choice(code, words.say(reader, "parent.growth.position." + code)))
                .toList();
    }

    private ChildFace face(ChildGrowth growth, Locale reader) {
        return ChildFace.of(growth.child(), today(), words, reader);
    }

    private static String day(LocalDate day, Locale reader) {
        return Optional.of(day)
                .filter(_ -> reader.getLanguage().equals("ja"))
                .map(JapaneseDates::era)
                .orElse(day.toString());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
