package jp.sodachi.parentportal.moving;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import jp.sodachi.branding.Branding;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.RecordHandedOver;
import jp.sodachi.record.Records;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says where to write now to a guardian who would write into a record that moved away. */
@ControllerAdvice
class MovedAway {
    private final Records records;
    private final PlanWords words;
    private final Branding branding;
    private final Clock clock;

    MovedAway(Records records, PlanWords words, Branding branding, Clock clock) {
        this.records = records;
        this.words = words;
        this.branding = branding;
        this.clock = clock;
    }

    @ExceptionHandler(RecordHandedOver.class)
    ModelAndView elsewhere(RecordHandedOver refusal, Locale reader) {
        var whose = refusal.whose();
        var page =
                new ModelAndView("parent/moving/elsewhere", HttpStatus.CONFLICT).addObject("brand", branding.current());
        return switch (whose.kind()) {
            case CHILD -> {
                var child = records.getChild(whose.id()).child();
                yield page.addObject(
                                "call",
                                ChildFace.of(child, LocalDate.now(clock), words, reader)
                                        .call())
                        .addObject("back", "/children/" + whose.id() + "/records");
            }
            case PREGNANCY -> page.addObject("call", null).addObject("back", "/pregnancies/" + whose.id());
        };
    }
}
