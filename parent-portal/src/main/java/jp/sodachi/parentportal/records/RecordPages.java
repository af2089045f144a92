package jp.sodachi.parentportal.records;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.DoneView;
import jp.sodachi.parentportal.words.Family;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.ChildRecord;
import jp.sodachi.record.Dose;
import jp.sodachi.record.Records;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Every dose on record. */
@Controller
class RecordPages {
    private final Records records;
    private final ChildPlans plans;
    private final PlanWords words;
    private final Clock clock;

    RecordPages(Records records, ChildPlans plans, PlanWords words, Clock clock) {
        this.records = records;
        this.plans = plans;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/records")
    String youngest(Model model, Locale reader) {
        var mine = records.listMyChildren();
        if (mine.isEmpty()) {
            return "parent/records/none";
        }
        return ofChild(mine.getFirst().id(), model, reader);
    }

    @GetMapping("/children/{child}/records")
    String ofChild(@PathVariable UUID child, Model model, Locale reader) {
        var page = records.getChild(child);
        var today = LocalDate.now(clock);
        model.addAttribute("child", ChildFace.of(page.child(), today, words, reader));
        model.addAttribute("family", Family.of(records.listMyChildren(), child));
        model.addAttribute("doses", rows(page, today, reader));
        return "parent/records/records";
    }

    private List<Row> rows(ChildRecord page, LocalDate today, Locale reader) {
        var standing = DoneView.list(page, plans.plan(page, today), words, reader);
        var withdrawn = page.doses().stream()
                .filter(dose -> !dose.stands())
                .map(dose -> DoneView.withdrawn(dose, today, words, reader));
        return Stream.concat(standing.stream(), withdrawn)
                .map(done -> Row.of(done, reader, words))
                .toList();
    }

    /**
     * One dose as the list shows it.
     *
     * @param badge the kit's badge
     * @param state its words
     * @param by who entered and who settled it, in words
     * @param mistake whether the parent may still take it back
     */
    record Row(DoneView done, String badge, String state, String by, boolean mistake) {
        static Row of(DoneView done, Locale reader, PlanWords words) {
            var dose = done.dose();
            var badge = switch (dose.state()) {
                case ENTERED -> "waiting";
                case CONFIRMED -> "good";
                case WITHDRAWN, REPLACED -> "stopped";
            };
            var state = words.say(reader, "parent.records.state." + dose.state());
            var mistake = dose.state() == Dose.State.ENTERED && dose.enteredKind() == Dose.EnteredBy.PARENT;
            return new Row(done, badge, state, by(dose, reader, words), mistake);
        }

        private static String by(Dose dose, Locale reader, PlanWords words) {
            var key = "parent.records.by." + dose.enteredKind();
            var named = !dose.enteredBy().isBlank();
            var entered = named ? words.say(reader, key + ".named", dose.enteredBy()) : words.say(reader, key);
            // The office's own entry is confirmed in the same moment; that need not be said twice.
            var settled = dose.settler()
                    .filter(who -> !dose.stands() || dose.enteredKind() == Dose.EnteredBy.PARENT)
                    .map(who -> words.say(
                            reader, "parent.records.settled." + dose.state() + (who.isBlank() ? "" : ".named"), who));
            return settled.map(then -> words.say(reader, "parent.records.by.both", entered, then))
                    .orElse(entered);
        }
    }
}
