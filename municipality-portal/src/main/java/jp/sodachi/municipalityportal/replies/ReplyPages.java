package jp.sodachi.municipalityportal.replies;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.reply.ReplyDesk;
import jp.sodachi.reply.Said;
import jp.sodachi.reply.Spoken;
import jp.sodachi.reply.ThreadState;
import jp.sodachi.web.Choice;
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

/** The desk's list of threads, and one thread: answering, handing over, closing. */
@Controller
@RequestMapping("/replies")
class ReplyPages {
    private static final Map<ThreadState, String> BADGES = Map.of(
            ThreadState.WAITING, "waiting",
            ThreadState.ANSWERED, "done",
            ThreadState.CLOSED, "stopped");

    private final ReplyDesk desk;
    private final ReplyReading reading;

    ReplyPages(ReplyDesk desk, ReplyReading reading) {
        this.desk = desk;
        this.reading = reading;
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "WAITING") ThreadState show) {
        var page = reading.list(show);
        return new ModelAndView("staff/replies/list")
                .addObject("show", show)
                .addObject("states", List.of(ThreadState.values()))
                .addObject("rows", page.rows())
                .addObject(
                        "numbers",
                        Map.of(
                                ThreadState.WAITING, page.counts().waiting(),
                                ThreadState.ANSWERED, page.counts().answered(),
                                ThreadState.CLOSED, page.counts().closed()))
                .addObject("badges", BADGES);
    }

    @GetMapping("/{thread}")
    ModelAndView open(@PathVariable UUID thread) {
        return page(HttpStatus.OK, thread);
    }

    @PostMapping("/{thread}/answer")
    ModelAndView answer(
            @PathVariable UUID thread,
            @RequestParam int version,
            @ModelAttribute("answering") WordsForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var words = form.answer(errors);
        return words.isEmpty()
                ? page(HttpStatus.UNPROCESSABLE_CONTENT, thread).addObject("answering", form)
                : said(desk.answer(thread, version, words.get()), "reply.answered", thread, afterwards)
                        .orElseGet(() -> bothTexts(thread, words.get()).addObject("answering", form));
    }

    @PostMapping("/{thread}/hand-over")
    ModelAndView handOver(
            @PathVariable UUID thread,
            @RequestParam int version,
            @ModelAttribute("handing") WordsForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var to = form.handingOver(errors);
        return to.isEmpty()
                ? page(HttpStatus.UNPROCESSABLE_CONTENT, thread).addObject("handing", form)
                : said(
                                desk.handOver(
                                        thread, version, to.get().to(), to.get().word()),
                                "reply.handed-over",
                                thread,
                                afterwards)
                        .orElseGet(() -> page(HttpStatus.CONFLICT, thread)
                                .addObject("handing", form)
                                .addObject("warning", "reply.meanwhile"));
    }

    @PostMapping("/{thread}/close")
    ModelAndView close(
            @PathVariable UUID thread,
            @RequestParam int version,
            @ModelAttribute("closing") WordsForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var words = form.closing(errors);
        return words.isEmpty()
                ? page(HttpStatus.UNPROCESSABLE_CONTENT, thread).addObject("closing", form)
                : said(desk.close(thread, version, words.get()), "reply.closed", thread, afterwards)
                        .orElseGet(() -> bothTexts(thread, words.get()).addObject("closing", form));
    }

    @PostMapping("/{thread}/reopen")
    String reopen(@PathVariable UUID thread, @RequestParam int version, RedirectAttributes afterwards) {
        var done = desk.reopen(thread, version);
        afterwards.addFlashAttribute(done ? "saved" : "warning", done ? "reply.reopened" : "reply.meanwhile");
        return "redirect:/replies/" + thread;
    }

    /** Where it goes when something is done; nothing when somebody was faster. */
    private static Optional<ModelAndView> said(Spoken spoken, String key, UUID thread, RedirectAttributes afterwards) {
        if (spoken != Spoken.DONE) {
            return Optional.empty();
        }
        afterwards.addFlashAttribute("saved", key);
        return Optional.of(new ModelAndView("redirect:/replies/" + thread));
    }

    /** What was typed here stands beside what was said last; the next sending is a choice. */
    private ModelAndView bothTexts(UUID thread, String mine) {
        var page = page(HttpStatus.CONFLICT, thread).addObject("mine", mine).addObject("warning", "reply.meanwhile");
        if (page.getModel().get("said") instanceof List<?> said && said.getLast() instanceof Said last) {
            page.addObject("last", last);
        }
        return page;
    }

    private ModelAndView page(HttpStatus status, UUID id) {
        var open = reading.open(id);
        var thread = open.opened().thread();
        return new ModelAndView("staff/replies/thread", status)
                .addObject("thread", thread)
                .addObject("badge", Objects.requireNonNull(BADGES.get(thread.state())))
                .addObject("said", open.opened().said())
                .addObject("subjects", open.subjects())
                .addObject("guardian", open.guardian())
                .addObject("longest", Said.LONGEST)
                .addObject(
                        "colleagues",
                        open.colleagues().stream()
                                .sorted(Comparator.comparing(one -> !one.id().equals(open.me())))
                                .map(one -> new Choice(one.id().toString(), one.name()))
                                .toList())
                .addObject("answering", WordsForm.EMPTY)
                .addObject("handing", WordsForm.EMPTY)
                .addObject("closing", WordsForm.EMPTY);
    }
}
