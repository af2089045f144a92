package jp.sodachi.municipalityportal.instruments;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sodachi.assessment.Authoring;
import jp.sodachi.assessment.ShownTo;
import jp.sodachi.assessment.TownInstruments;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.web.Choice;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The questions families are asked. Nurses look, admins decide. */
@Controller
@RequestMapping("/instruments")
class InstrumentPages {
    private final TownInstruments instruments;
    private final Authoring authoring;
    private final StaffMembers members;
    private final MessageSource messages;

    InstrumentPages(TownInstruments instruments, Authoring authoring, StaffMembers members, MessageSource messages) {
        this.instruments = instruments;
        this.authoring = authoring;
        this.members = members;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model, Locale reader) {
        var all = instruments.list();
        model.addAttribute("instruments", all);
        model.addAttribute("titles", titles(all, reader));
        model.addAttribute("drafts", authoring.list());
        model.addAttribute(
                "shown", all.stream().map(each -> shownTo(each, reader)).toList());
        model.addAttribute("reader", reader);
        model.addAttribute(
                "mayDecide",
                members.findMe().filter(me -> me.role().covers(StaffRole.ADMIN)).isPresent());
        return "staff/instruments/list";
    }

    @PostMapping("/decide")
    String decide(
            @RequestParam String id,
            @RequestParam String number,
            @RequestParam TownInstruments.State from,
            @RequestParam TownInstruments.State to,
            RedirectAttributes afterwards) {
        var decided = instruments.decide(id, number, from, to);
        afterwards.addFlashAttribute(
                decided ? "saved" : "told", decided ? "instruments.decided" : "followup.meanwhile");
        return "redirect:/instruments";
    }

    /** Which children an instrument asks. */
    @GetMapping("/shown")
    ModelAndView shown(@RequestParam String id, @RequestParam String number, Locale reader) {
        var standing = find(id, number);
        return shown(standing, ShownForm.of(standing), HttpStatus.OK, reader);
    }

    @PostMapping("/shown")
    ModelAndView show(
            @RequestParam String id,
            @RequestParam String number,
            @RequestParam int revision,
            @ModelAttribute("form") ShownForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var standing = find(id, number);
        var chosen = form.read(errors);
        if (chosen.isEmpty()) {
            return shown(standing, form, HttpStatus.UNPROCESSABLE_CONTENT, reader);
        }
        if (!instruments.show(id, number, revision, chosen.get())) {
            var stored = find(id, number);
            return shown(stored, form, HttpStatus.CONFLICT, reader)
                    .addObject("conflict", true)
                    .addObject("stored", shownTo(stored, reader));
        }
        afterwards.addFlashAttribute("saved", "instruments.decided");
        return new ModelAndView("redirect:/instruments");
    }

    private TownInstruments.Standing find(String id, String number) {
        return instruments.find(id, number).orElseThrow(() -> new NotYours("instrument.show", null));
    }

    private ModelAndView shown(TownInstruments.Standing standing, ShownForm form, HttpStatus status, Locale reader) {
        return new ModelAndView("staff/instruments/shown", status)
                .addObject("standing", standing)
                .addObject("title", standing.instrument().title().in(reader))
                .addObject("form", form)
                .addObject(
                        "kinds",
                        Arrays.stream(ShownTo.Kind.values())
                                .map(each -> new Choice(
                                        each.name(), messages.getMessage("instruments.shown." + each, null, reader)))
                                .toList());
    }

    private String shownTo(TownInstruments.Standing standing, Locale reader) {
        var from = standing.shownTo().bornFrom();
        return from == null
                ? messages.getMessage("instruments.shown." + standing.shownTo().kind(), null, reader)
                : messages.getMessage(
                        "instruments.shown.from", new Object[] {JapaneseDates.full(from, reader)}, reader);
    }

    private static Map<String, String> titles(List<TownInstruments.Standing> all, Locale reader) {
        return all.stream()
                .map(TownInstruments.Standing::instrument)
                .collect(Collectors.toMap(Instrument::id, each -> each.title().in(reader), (first, _) -> first));
    }
}
