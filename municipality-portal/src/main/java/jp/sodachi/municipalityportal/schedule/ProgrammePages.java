package jp.sodachi.municipalityportal.schedule;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sodachi.identity.NotYours;
import jp.sodachi.schedule.TownLayer;
import jp.sodachi.web.Choice;
import org.jspecify.annotations.Nullable;
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

/** Forms for what the town pays. */
@Controller
@RequestMapping("/schedule/draft/programmes")
class ProgrammePages {
    private static final String VIEW = "staff/schedule/programme";

    private final Draft draft;

    ProgrammePages(Draft draft) {
        this.draft = draft;
    }

    @GetMapping("/new/{kind}")
    String form(@PathVariable ProgrammeKind kind, Model model, Locale reader) {
        model.addAttribute("form", ProgrammeForm.empty(kind));
        return show(kind, null, model, reader);
    }

    @PostMapping("/new/{kind}")
    ModelAndView add(
            @PathVariable ProgrammeKind kind,
            @ModelAttribute("form") ProgrammeForm form,
            BindingResult errors,
            @RequestParam int version,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        var open = draft.open();
        var id = freeId(form.series(), open.version().layer());
        return save(id, kind, null, form, errors, version, model, reader, afterwards);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String id, Model model, Locale reader) {
        var open = draft.open();
        var programme = open.version().layer().find(id).orElseThrow(() -> new NotYours("layer.save", null));
        model.addAttribute("form", ProgrammeForm.of(programme));
        return show(ProgrammeKind.of(programme, open.national()), id, model, reader);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable String id,
            @ModelAttribute("form") ProgrammeForm form,
            BindingResult errors,
            @RequestParam ProgrammeKind kind,
            @RequestParam int version,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        return save(id, kind, id, form, errors, version, model, reader, afterwards);
    }

    private ModelAndView save(
            String id,
            ProgrammeKind kind,
            @Nullable String shownId,
            ProgrammeForm form,
            BindingResult errors,
            int version,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        var programme = form.read(id, kind, draft.open().national(), errors);
        var change = new Draft.Change(
                version,
                layer -> programme.map(layer::with).orElse(layer),
                (layer, words) -> layer.find(id).map(one -> words.programme(one).text()));
        return draft.save(
                change,
                errors,
                (wrong, beside) -> ProgrammeForm.refuse(wrong, kind, beside),
                again -> show(kind, shownId, again, reader),
                model,
                reader,
                afterwards);
    }

    @PostMapping("/{id}/remove")
    ModelAndView remove(
            @PathVariable String id,
            @RequestParam int version,
            Model model,
            Locale reader,
            RedirectAttributes afterwards) {
        return draft.remove(version, layer -> layer.without(id), afterwards);
    }

    private String show(ProgrammeKind kind, @Nullable String id, Model model, Locale reader) {
        var open = draft.open();
        var words = draft.show(open, model, reader);
        model.addAttribute("kind", kind);
        model.addAttribute("id", id);
        model.addAttribute(
                "vaccines",
                SeriesChoice.codes(kind, open.national()).stream()
                        .map(code -> new Choice(code, words.name(code)))
                        .toList());
        model.addAttribute("sinces", choices(words, "layer.since.", "BIRTH", "YEAR_OF_12", "AGE"));
        model.addAttribute("untils", choices(words, "layer.until.", "ENTRY", "YEAR_OF_16", "AGE"));
        model.addAttribute(
                "sexes",
                List.of(
                        new Choice("", words.say("layer.who.all")),
                        new Choice("M", words.say("layer.who.boys")),
                        new Choice("F", words.say("layer.who.girls"))));
        return VIEW;
    }

    private static List<Choice> choices(LayerWords words, String prefix, String... edges) {
        return Stream.of(edges)
                .map(edge -> new Choice(edge, words.say(prefix + edge)))
                .toList();
    }

    /** The vaccine's code and a number that no other programme of the layer has. */
    private static String freeId(String series, TownLayer layer) {
        var word = series.toLowerCase(Locale.ROOT).replace('_', '-').replaceAll("[^a-z0-9-]", "");
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> word + "-" + number)
                .filter(id -> layer.find(id).isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
