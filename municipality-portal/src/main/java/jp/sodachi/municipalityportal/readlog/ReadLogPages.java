package jp.sodachi.municipalityportal.readlog;

import java.util.Locale;
import java.util.UUID;
import jp.sodachi.municipalityportal.desk.DeedWords;
import jp.sodachi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of the read log; a GET form, so that a finding has an address. */
@Controller
class ReadLogPages {
    private final ReadLog log;
    private final MessageSource messages;

    ReadLogPages(ReadLog log, MessageSource messages) {
        this.log = log;
        this.messages = messages;
    }

    @GetMapping("/readlog")
    ModelAndView open(
            @ModelAttribute("form") LogQuestion form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable UUID before,
            Locale reader,
            Model model) {
        form.check(errors);
        var page = log.open(form, before);
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
