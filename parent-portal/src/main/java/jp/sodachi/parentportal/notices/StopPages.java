package jp.sodachi.parentportal.notices;

import jp.sodachi.notice.MailChoices;
import jp.sodachi.notice.MailTopic;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stopping a kind of news: by the link in a mail without signing in, or by one's own choice on the page of channels. */
@Controller
class StopPages {
    private static final String VIEW = "parent/notices/stop";

    private final MailChoices choices;

    StopPages(MailChoices choices) {
        this.choices = choices;
    }

    /** Opening the link changes nothing: machines that look at mails open links, too. */
    @GetMapping("/stop/{secret}/{topic}")
    ModelAndView ask(@PathVariable String secret, @PathVariable String topic, Model model) {
        var known = MailTopic.find(topic).isPresent() && choices.isKnown(secret);
        return answer(model, secret, topic, known ? "ask" : "unknown");
    }

    /** The button on that page, and the mail program's own one (RFC 8058), which waits for nothing but a success. */
    @PostMapping("/stop/{secret}/{topic}")
    ModelAndView stop(@PathVariable String secret, @PathVariable String topic, Model model) {
        var stopped =
                MailTopic.find(topic).map(one -> choices.stop(secret, one)).orElse(MailChoices.Stopped.UNKNOWN);
        return answer(
                model,
                secret,
                topic,
                switch (stopped) {
                    case NOW -> "done";
                    case BEFORE -> "before";
                    case UNKNOWN -> "unknown";
                });
    }

    private static ModelAndView answer(Model model, String secret, String topic, String step) {
        model.addAttribute("secret", secret);
        model.addAttribute("topic", topic);
        model.addAttribute("step", step);
        return new ModelAndView(VIEW, step.equals("unknown") ? HttpStatus.NOT_FOUND : HttpStatus.OK);
    }

    /** What one wants to be told; of a box that is not ticked nobody is told. */
    @PostMapping("/family/mails")
    String choose(
            @RequestParam(defaultValue = "false") boolean reminders,
            @RequestParam(defaultValue = "false") boolean notices,
            @RequestParam(defaultValue = "false") boolean checks,
            RedirectAttributes afterwards) {
        choices.choose(new MailChoices.Wanted(reminders, notices, checks));
        afterwards.addFlashAttribute("saved", "notice.mails.saved");
        return "redirect:/family/channels";
    }
}
