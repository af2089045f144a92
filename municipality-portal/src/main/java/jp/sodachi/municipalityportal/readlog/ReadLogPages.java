package jp.sodachi.municipalityportal.readlog;

import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.municipalityportal.desk.DeedWords;
import jp.sodachi.web.Choice;
import jp.sodachi.web.TypedWords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the read log; a finding has an address, which says nothing of whom was looked for. */
@Controller
class ReadLogPages {
    private static final String FORM = "form";

    private final ReadLog log;
    private final MessageSource messages;

    ReadLogPages(ReadLog log, MessageSource messages) {
        this.log = log;
        this.messages = messages;
    }

    /** What was typed goes into the session: an address bears no name. */
    @PostMapping("/readlog/find")
    String find(LogQuestion form, HttpSession session, RedirectAttributes afterwards) {
        afterwards.addAttribute("words", TypedWords.keep(session, form.child()));
        afterwards.addAttribute("who", TypedWords.keep(session, form.person()));
        afterwards.addAttribute("of", form.of());
        afterwards.addAttribute("day", form.day());
        return "redirect:/readlog";
    }

    /**
     * A page of the log.
     *
     * @param words the key of the words of a child's name
     * @param who the key of a name of the list
     */
    @GetMapping("/readlog")
    ModelAndView open(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(required = false) @Nullable UUID before,
            HttpSession session,
            Locale reader,
            Model model) {
        var form = new LogQuestion(TypedWords.find(session, words), of, TypedWords.find(session, who), day);
        var errors = new BeanPropertyBindingResult(form, FORM);
        form.check(errors);
        var page = log.open(form, before);
        model.addAttribute(FORM, form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + FORM, errors);
        model.addAttribute("words", words);
        model.addAttribute("who", who);
        model.addAttribute("deeds", new DeedWords(messages, reader));
        model.addAttribute("log", page);
        model.addAttribute(
                "people",
                page.people().stream().map(name -> new Choice(name, name)).toList());
        model.addAttribute("first", before == null);
        return new ModelAndView(
                "staff/readlog/readlog", errors.hasErrors() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
