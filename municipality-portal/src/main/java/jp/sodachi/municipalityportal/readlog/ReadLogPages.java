package jp.sodachi.municipalityportal.readlog;

import java.util.Locale;
import java.util.UUID;
import jp.sodachi.municipalityportal.desk.DeedWords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the read log. */
@Controller
class ReadLogPages {
    private final ReadLog log;
    private final MessageSource messages;

    ReadLogPages(ReadLog log, MessageSource messages) {
        this.log = log;
        this.messages = messages;
    }

    @GetMapping("/readlog")
    String open(@RequestParam(required = false) @Nullable UUID before, Locale reader, Model model) {
        model.addAttribute("deeds", new DeedWords(messages, reader));
        model.addAttribute("log", log.open(before));
        model.addAttribute("first", before == null);
        return "staff/readlog/readlog";
    }
}
