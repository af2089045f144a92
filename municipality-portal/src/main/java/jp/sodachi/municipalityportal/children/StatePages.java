package jp.sodachi.municipalityportal.children;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.ChildState;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.web.Choice;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The one switch that stops a child's messages, and its way back. */
@Controller
@RequestMapping("/children/{id}/states")
class StatePages {
    private final ChildFile file;
    private final MessageSource messages;
    private final Clock clock;

    StatePages(ChildFile file, MessageSource messages, Clock clock) {
        this.file = file;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/new")
    ModelAndView form(@PathVariable UUID id, Locale reader) {
        var form = new StateForm("", "", JapaneseDates.era(LocalDate.now(clock)), "");
        return page(HttpStatus.OK, file.open(id), reader).addObject("form", form);
    }

    @PostMapping("/new")
    ModelAndView set(
            @PathVariable UUID id,
            @ModelAttribute("form") StateForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var opened = file.open(id);
        var birth = opened.page().child().facts().birthDate();
        var state = form.read(errors, programmes(opened), birth, LocalDate.now(clock));
        if (state.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, opened, reader);
        }
        var set = file.setState(id, state.get());
        afterwards.addFlashAttribute(set ? "saved" : "told", set ? "state.saved" : "state.held-already");
        return new ModelAndView("redirect:/children/" + id);
    }

    @GetMapping("/{stateId}/end")
    ModelAndView question(@PathVariable UUID id, @PathVariable UUID stateId, Locale reader) {
        return ending(HttpStatus.OK, id, stateId, reader).addObject("form", new WhyForm(""));
    }

    @PostMapping("/{stateId}/end")
    ModelAndView end(
            @PathVariable UUID id,
            @PathVariable UUID stateId,
            @ModelAttribute("form") WhyForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var why = form.read(errors);
        if (why.isEmpty()) {
            return ending(HttpStatus.UNPROCESSABLE_CONTENT, id, stateId, reader);
        }
        var ended = file.endState(id, stateId, why.get());
        afterwards.addFlashAttribute(ended ? "saved" : "told", ended ? "state.ended" : "child.settled-meanwhile");
        return new ModelAndView("redirect:/children/" + id);
    }

    private ModelAndView page(HttpStatus status, ChildFile.OpenedFile opened, Locale reader) {
        return new ModelAndView("staff/children/state", status)
                .addObject("child", opened.page().child())
                .addObject(
                        "kinds",
                        Arrays.stream(ChildState.Kind.values())
                                .map(kind -> new Choice(kind.name(), say("state.set." + kind, reader)))
                                .toList())
                .addObject(
                        "programmes",
                        programmes(opened).stream()
                                .map(code -> new Choice(code, say("schedule.programme." + code, reader)))
                                .toList());
    }

    private ModelAndView ending(HttpStatus status, UUID id, UUID stateId, Locale reader) {
        var opened = file.open(id);
        var state = opened.around().states().stream()
                .filter(each -> each.id().equals(stateId) && each.holds())
                .findFirst()
                .orElseThrow(() -> new NotYours("state.end", id));
        return new ModelAndView("staff/children/state-end", status)
                .addObject("child", opened.page().child())
                .addObject("state", state)
                .addObject("what", new PlanWords(messages, reader, opened.own()).state(state));
    }

    private static List<String> programmes(ChildFile.OpenedFile opened) {
        return opened.plan().programmes().stream().map(ProgrammePlan::programme).toList();
    }

    private String say(String key, Locale reader) {
        return messages.getMessage(key, null, reader);
    }
}
