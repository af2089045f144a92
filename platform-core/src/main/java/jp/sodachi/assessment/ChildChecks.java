package jp.sodachi.assessment;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.Window;
import jp.sodachi.record.Child;
import jp.sodachi.support.OfficeDays;
import org.jspecify.annotations.Nullable;

/**
 * What can be looked at for a child now, and what was.
 *
 * @param open the checks of this age
 * @param waiting drafts that can still be sent although their check has closed
 * @param sent results, the newest first
 * @param lapsed drafts nobody can send any more; their answers can be read
 */
public record ChildChecks(Child child, List<Open> open, List<Named> waiting, List<Named> sent, List<Named> lapsed) {

    public ChildChecks {
        open = List.copyOf(open);
        waiting = List.copyOf(waiting);
        sent = List.copyOf(sent);
        lapsed = List.copyOf(lapsed);
    }

    /**
     * A check that is open.
     *
     * @param draft begun and not sent; null without one
     * @param last the newest result of this check; null without one
     */
    public record Open(
            Instrument instrument,
            Window window,
            @Nullable Sheet draft,
            @Nullable Sheet last) {
        /** How many questions it has. */
        public int questions() {
            return instrument.asked(window).size();
        }
    }

    /** A sheet with the version of the instrument it was answered on. */
    public record Named(Sheet sheet, Instrument instrument) {
        /** The check it belongs to. */
        public Window window() {
            return instrument
                    .window(sheet.window())
                    .orElseThrow(() -> new IllegalStateException("No window " + sheet.window()));
        }

        /** What was answered of what was asked. */
        public long answered() {
            return instrument.asked(window()).stream()
                    .filter(item -> sheet.answers().containsKey(item.code()))
                    .count();
        }

        /** The last day on which the office contacts the family, where the result asks for that; counted from its day. */
        public Optional<LocalDate> contactBy(ZoneId zone) {
            var result = sheet.result();
            return result == null || sheet.taskId() == null
                    ? Optional.empty()
                    : wait(result).map(days -> OfficeDays.within(LocalDate.ofInstant(result.sentAt(), zone), days));
        }

        /** Within how many working days somebody is to be contacted: the shortest wait among the rules that fired. */
        Optional<Integer> wait(Sheet.Result result) {
            return result.fired().stream()
                    .flatMap(fired -> instrument.action(fired.action()).stream())
                    .flatMap(action -> action.contactWithin().stream().boxed())
                    .min(Integer::compare);
        }
    }

    /** The first check nobody has answered yet. */
    public Optional<Open> next() {
        return open.stream().filter(each -> each.last() == null).findFirst();
    }
}
