package jp.sodachi.municipalityportal.followups;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.assessment.CheckWords;
import jp.sodachi.assessment.Contact;
import jp.sodachi.assessment.FollowUps;
import jp.sodachi.assessment.Task;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case: answers, reasons, contacts, plan and outcome. */
@Controller
@RequestMapping("/follow-ups/{task}")
class CasePages {
    private final FollowUpDesk desk;
    private final FollowUps followUps;
    private final MessageSource messages;
    private final Clock clock;

    CasePages(FollowUpDesk desk, FollowUps followUps, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.followUps = followUps;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView open(@PathVariable UUID task, Locale reader) {
        return page(HttpStatus.OK, task, reader);
    }

    @PostMapping("/take")
    String take(@PathVariable UUID task, @RequestParam int version, RedirectAttributes afterwards) {
        return said(followUps.take(task, version), "followup.taken", task, afterwards);
    }

    @PostMapping("/contacts")
    ModelAndView contact(
            @PathVariable UUID task,
            @ModelAttribute("contact") ContactForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var attempt = form.read(errors);
        if (attempt.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, task, reader).addObject("contact", form);
        }
        var kept = followUps.contact(
                task,
                attempt.get().way(),
                attempt.get().reached(),
                attempt.get().note());
        return kept
                ? new ModelAndView(said(true, "followup.contact.saved", task, afterwards))
                : page(HttpStatus.CONFLICT, task, reader)
                        .addObject("contact", form)
                        .addObject("conflict", true);
    }

    @PostMapping("/plan")
    ModelAndView plan(
            @PathVariable UUID task,
            @RequestParam int version,
            @ModelAttribute("planned") PlanForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var plan = form.read(errors);
        if (plan.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, task, reader).addObject("planned", form);
        }
        return followUps.plan(task, version, plan.get())
                ? new ModelAndView(said(true, "followup.plan.saved", task, afterwards))
                : page(HttpStatus.CONFLICT, task, reader)
                        .addObject("planned", form)
                        .addObject("mine", plan.get());
    }

    @PostMapping("/close")
    ModelAndView close(
            @PathVariable UUID task,
            @RequestParam int version,
            @ModelAttribute("closing") CloseForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var end = form.read(errors);
        if (end.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, task, reader).addObject("closing", form);
        }
        return followUps.close(task, version, end.get().outcome(), end.get().reason())
                ? new ModelAndView(said(true, "followup.closed", task, afterwards))
                : page(HttpStatus.CONFLICT, task, reader)
                        .addObject("closing", form)
                        .addObject("conflict", true);
    }

    private static String said(boolean done, String key, UUID task, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute(done ? "saved" : "told", done ? key : "followup.meanwhile");
        return "redirect:/follow-ups/" + task;
    }

    /** The forms are empty, or as stored; whoever sent one puts what was typed in its place. */
    private ModelAndView page(HttpStatus status, UUID task, Locale reader) {
        var opened = desk.open(task);
        var words = new CheckWords(messages, reader);
        return new ModelAndView("staff/followups/case", status)
                .addObject("found", opened.found())
                .addObject("task", opened.found().task())
                .addObject("child", opened.found().child())
                .addObject("guardians", opened.guardians())
                .addObject(
                        "sheets",
                        opened.found().sheets().stream()
                                .map(each -> SheetView.of(each, words, reader))
                                .toList())
                .addObject("ways", choices(Arrays.stream(Contact.Way.values()), "followup.way.", reader))
                .addObject(
                        "reachedOrNot",
                        List.of(
                                new Choice("yes", words.say("followup.reached.yes")),
                                new Choice("no", words.say("followup.reached.no"))))
                .addObject("outcomes", choices(Arrays.stream(Task.Outcome.values()), "followup.outcome.", reader))
                .addObject("contact", new ContactForm("", "", ""))
                .addObject("planned", new PlanForm(opened.found().task().plan()))
                .addObject("closing", new CloseForm("", ""))
                .addObject("today", LocalDate.now(clock));
    }

    private List<Choice> choices(Stream<? extends Enum<?>> values, String key, Locale reader) {
        return values.map(each -> new Choice(each.name(), messages.getMessage(key + each.name(), null, reader)))
                .toList();
    }
}
