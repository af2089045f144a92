package jp.sodachi.municipalityportal.schedule;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sodachi.identity.NotYours;
import jp.sodachi.schedule.TownLayer;
import jp.sodachi.support.Typed;
import jp.sodachi.web.Choice;
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

/** Forms for what the town sets: a standard period, when it invites, its own words and the order of the programmes. */
@Controller
@RequestMapping("/schedule/draft")
class SettingPages {
    private static final int MOST_MONTHS = 240;
    private static final int LONGEST = 60;
    private static final String DAYS_FIELD = "days";

    private final Draft draft;

    SettingPages(Draft draft) {
        this.draft = draft;
    }

    /** A standard period as typed, in months of age. */
    record PeriodForm(String from, String to, String reason) {
        PeriodForm {
            from = requireNonNullElse(from, "");
            to = requireNonNullElse(to, "");
            reason = requireNonNullElse(reason, "");
        }

        static String months(String written) {
            return written.matches("M\\(\\d+\\)") ? written.substring(2, written.length() - 1) : "";
        }
    }

    @GetMapping("/period/{series}/{step}")
    String period(@PathVariable String series, @PathVariable String step, Model model, Locale reader) {
        var path = series + "/" + step;
        var open = draft.open();
        var own = Optional.ofNullable(open.version().layer().periods().get(path));
        model.addAttribute(
                "form",
                new PeriodForm(
                        own.map(period -> PeriodForm.months(period.from())).orElse(""),
                        own.map(period -> PeriodForm.months(period.to())).orElse(""),
                        own.map(TownLayer.Period::reason).orElse("")));
        return showPeriod(path, model, reader);
    }

    private String showPeriod(String path, Model model, Locale reader) {
        var open = draft.open();
        if (!open.national().townMayChange().standardPeriods().contains(path)) {
            throw new NotYours("layer.save", null);
        }
        var words = draft.show(open, model, reader);
        model.addAttribute("path", path);
        model.addAttribute("name", words.stepName(path));
        words.find(path).ifPresent(step -> {
            model.addAttribute(
                    "national", words.say("layer.window", words.phrase(step.stdFrom()), words.phrase(step.stdTo())));
            model.addAttribute(
                    "legal", words.say("layer.window", words.phrase(step.open()), words.phrase(step.last())));
        });
        model.addAttribute("set", open.version().layer().periods().containsKey(path));
        return "staff/schedule/period";
    }

    @PostMapping("/period/{series}/{step}")
    ModelAndView savePeriod(
            @PathVariable String series,
            @PathVariable String step,
            @ModelAttribute("form") PeriodForm form,
            BindingResult errors,
            @RequestParam int version,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        var path = series + "/" + step;
        var from = ProgrammeForm.number("from", form.from(), 0, MOST_MONTHS, errors);
        var to = ProgrammeForm.number("to", form.to(), 0, MOST_MONTHS, errors);
        var reason = Typed.text(form.reason());
        if (reason.isEmpty()) {
            errors.rejectValue("reason", "layer.reason.empty");
        } else if (reason.length() > LONGEST) {
            errors.rejectValue("reason", "birth.too-long", new Object[] {LONGEST}, null);
        }
        var period = Optional.of(new TownLayer.Period("M(" + from + ")", "M(" + to + ")", reason));
        return draft.save(
                new Draft.Change(
                        version,
                        layer -> layer.withPeriod(path, period),
                        (layer, words) -> Optional.ofNullable(layer.periods().get(path))
                                .map(own -> words.period(path, own).text())),
                errors,
                (wrong, beside) -> beside.rejectValue(from > to ? "to" : "from", "layer.period.outside"),
                again -> showPeriod(path, again, reader),
                model,
                reader,
                afterwards);
    }

    @PostMapping("/period/{series}/{step}/remove")
    ModelAndView removePeriod(
            @PathVariable String series,
            @PathVariable String step,
            @RequestParam int version,
            RedirectAttributes afterwards) {
        return draft.remove(version, layer -> layer.withPeriod(series + "/" + step, Optional.empty()), afterwards);
    }

    /** Days of notice as typed. */
    record LeadForm(String days) {
        LeadForm {
            days = requireNonNullElse(days, "");
        }
    }

    @GetMapping("/lead")
    String lead(Model model, Locale reader) {
        var days = draft.open().version().layer().leadTimeDays();
        model.addAttribute("form", new LeadForm(days.map(String::valueOf).orElse("")));
        return showLead(model, reader);
    }

    private String showLead(Model model, Locale reader) {
        var open = draft.open();
        draft.show(open, model, reader);
        model.addAttribute("free", open.national().townMayChange());
        model.addAttribute("set", open.version().layer().leadTimeDays().isPresent());
        return "staff/schedule/lead";
    }

    @PostMapping("/lead")
    ModelAndView saveLead(
            @ModelAttribute("form") LeadForm form,
            BindingResult errors,
            @RequestParam int version,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        var free = draft.open().national().townMayChange();
        var days = ProgrammeForm.number(DAYS_FIELD, form.days(), free.leadMin(), free.leadMax(), errors);
        return draft.save(
                new Draft.Change(
                        version,
                        layer -> layer.withLeadTime(Optional.of(days)),
                        (layer, words) -> layer.leadTimeDays()
                                .map(own -> words.leadTime(own).text())),
                errors,
                (wrong, beside) -> beside.rejectValue(
                        DAYS_FIELD, "layer.number.range", new Object[] {free.leadMin(), free.leadMax()}, null),
                again -> showLead(again, reader),
                model,
                reader,
                afterwards);
    }

    @PostMapping("/lead/remove")
    ModelAndView removeLead(@RequestParam int version, RedirectAttributes afterwards) {
        return draft.remove(version, layer -> layer.withLeadTime(Optional.empty()), afterwards);
    }

    /** The town's words for one programme as typed. */
    record WordsForm(String series, String ja, String en) {
        WordsForm {
            series = requireNonNullElse(series, "");
            ja = requireNonNullElse(ja, "");
            en = requireNonNullElse(en, "");
        }
    }

    /** One programme the town calls otherwise. */
    record OwnWords(String series, String name, String ja, String en) {}

    @GetMapping("/words")
    String words(@RequestParam(defaultValue = "") String series, Model model, Locale reader) {
        var own = draft.open().version().layer().wording();
        model.addAttribute(
                "form",
                new WordsForm(
                        series,
                        own.getOrDefault(LayerWords.key(series, false), ""),
                        own.getOrDefault(LayerWords.key(series, true), "")));
        return showWords(model, reader);
    }

    private String showWords(Model model, Locale reader) {
        var open = draft.open();
        var words = draft.show(open, model, reader);
        var own = open.version().layer().wording();
        model.addAttribute(
                "own",
                own.keySet().stream()
                        .map(LayerWords::codeOf)
                        .distinct()
                        .map(code -> new OwnWords(
                                code,
                                words.name(code),
                                own.getOrDefault(LayerWords.key(code, false), ""),
                                own.getOrDefault(LayerWords.key(code, true), "")))
                        .toList());
        model.addAttribute(
                "vaccines",
                SeriesChoice.codes(ProgrammeKind.COHORT, open.national()).stream()
                        .map(code -> new Choice(code, words.name(code)))
                        .toList());
        return "staff/schedule/words";
    }

    @PostMapping("/words")
    ModelAndView saveWords(
            @ModelAttribute("form") WordsForm form,
            BindingResult errors,
            @RequestParam int version,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        var ja = Typed.text(form.ja());
        var en = Typed.text(form.en());
        if (!SeriesChoice.codes(ProgrammeKind.COHORT, draft.open().national()).contains(form.series())) {
            errors.rejectValue("series", "layer.series.empty");
        }
        if (ja.isEmpty()) {
            errors.rejectValue("ja", "layer.words.empty");
        }
        tooLong("ja", ja, errors);
        tooLong("en", en, errors);
        return draft.save(
                new Draft.Change(
                        version,
                        layer -> layer.withWording(said(layer, form.series(), ja, en)),
                        (layer, words) ->
                                Optional.ofNullable(layer.wording().get(LayerWords.key(form.series(), false)))),
                errors,
                (wrong, beside) -> beside.reject("layer.refused"),
                again -> showWords(again, reader),
                model,
                reader,
                afterwards);
    }

    private static void tooLong(String field, String text, BindingResult errors) {
        if (text.length() > LONGEST) {
            errors.rejectValue(field, "birth.too-long", new Object[] {LONGEST}, null);
        }
    }

    private static LinkedHashMap<String, String> said(TownLayer layer, String series, String ja, String en) {
        var words = new LinkedHashMap<>(layer.wording());
        words.remove(LayerWords.key(series, false));
        words.remove(LayerWords.key(series, true));
        if (!ja.isEmpty()) {
            words.put(LayerWords.key(series, false), ja);
        }
        if (!en.isEmpty()) {
            words.put(LayerWords.key(series, true), en);
        }
        return words;
    }

    @PostMapping("/words/remove")
    ModelAndView removeWords(
            @RequestParam(defaultValue = "") String series, @RequestParam int version, RedirectAttributes afterwards) {
        return draft.remove(
                version,
                layer -> series.isEmpty()
                        ? layer.withWording(new LinkedHashMap<>())
                        : layer.withWording(said(layer, series, "", "")),
                afterwards);
    }

    /** One programme in the order of a plan. */
    record Place(String code, String name, boolean first, boolean last) {}

    @GetMapping("/order")
    String order(Model model, Locale reader) {
        var open = draft.open();
        var words = draft.show(open, model, reader);
        var codes = codes(open);
        List<Place> places = new ArrayList<>();
        for (var at = 0; at < codes.size(); at++) {
            places.add(new Place(codes.get(at), words.name(codes.get(at)), at == 0, at == codes.size() - 1));
        }
        model.addAttribute("places", places);
        model.addAttribute("set", !open.version().layer().order().isEmpty());
        return "staff/schedule/order";
    }

    private static List<String> codes(ScheduleOffice.Open open) {
        List<String> codes = new ArrayList<>(open.version().layer().order());
        SeriesChoice.routine(open.national()).stream()
                .filter(code -> !codes.contains(code))
                .forEach(codes::add);
        return codes;
    }

    /** As much of an order as differs from the national one: behind it the national order goes on by itself. */
    private static List<String> beginning(List<String> codes, ScheduleOffice.Open open) {
        var national = SeriesChoice.routine(open.national());
        for (var length = 0; length < codes.size(); length++) {
            List<String> whole = new ArrayList<>(codes.subList(0, length));
            national.stream().filter(code -> !whole.contains(code)).forEach(whole::add);
            if (whole.equals(codes)) {
                return codes.subList(0, length);
            }
        }
        return codes;
    }

    /** Moves a programme one place to the front or to the back. */
    @PostMapping("/order/{code}/{way}")
    ModelAndView move(
            @PathVariable String code,
            @PathVariable String way,
            @RequestParam int version,
            RedirectAttributes afterwards) {
        var open = draft.open();
        var codes = codes(open);
        var at = codes.indexOf(code);
        var to = way.equals("up") ? at - 1 : at + 1;
        if (at < 0 || to < 0 || to >= codes.size()) {
            throw new NotYours("layer.save", null);
        }
        codes.remove(at);
        codes.add(to, code);
        var answer = draft.remove(version, layer -> layer.withOrder(beginning(codes, open)), afterwards);
        if (SchedulePages.DRAFT.equals(answer.getViewName())) {
            answer.setViewName("redirect:/schedule/draft/order");
        }
        return answer;
    }

    @PostMapping("/order/remove")
    ModelAndView removeOrder(@RequestParam int version, RedirectAttributes afterwards) {
        return draft.remove(version, layer -> layer.withOrder(List.of()), afterwards);
    }
}
