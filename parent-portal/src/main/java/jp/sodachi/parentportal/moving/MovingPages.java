package jp.sodachi.parentportal.moving;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.Arrival;
import jp.sodachi.record.Arrivals;
import jp.sodachi.record.Child;
import jp.sodachi.record.Departure;
import jp.sodachi.record.Departures;
import jp.sodachi.record.MoveReceipt;
import jp.sodachi.record.MovingCode;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.PregnancyDepartures;
import jp.sodachi.record.Records;
import jp.sodachi.record.Standing;
import jp.sodachi.web.QrPicture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The moving codes of the guardian's children, and of a pregnancy for the woman herself. */
@Controller
class MovingPages {
    private final Departures departures;
    private final PregnancyDepartures expecting;
    private final Arrivals arrivals;
    private final Records records;
    private final Pregnancies pregnancies;
    private final PlanWords words;
    private final Clock clock;

    MovingPages(
            Departures departures,
            PregnancyDepartures expecting,
            Arrivals arrivals,
            Records records,
            Pregnancies pregnancies,
            PlanWords words,
            Clock clock) {
        this.departures = departures;
        this.expecting = expecting;
        this.arrivals = arrivals;
        this.records = records;
        this.pregnancies = pregnancies;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/family/moving")
    String list(Model model, Locale reader) {
        model.addAttribute(
                "rows",
                records.listMyChildren().stream()
                        .map(child -> row(child, reader))
                        .toList());
        model.addAttribute(
                "expecting",
                pregnancies.listOwn().stream()
                        .map(this::row)
                        .filter(ExpectingRow::isShown)
                        .toList());
        return "parent/moving/moving";
    }

    /** Answers with the codes themselves: they are kept nowhere, so there is no page to lead to. */
    @PostMapping("/family/moving")
    String take(
            @RequestParam(defaultValue = "") List<UUID> child,
            @RequestParam(defaultValue = "") List<UUID> pregnancy,
            Model model,
            Locale reader,
            RedirectAttributes next,
            HttpServletResponse response) {
        var codes = new ArrayList<Code>();
        for (var each : child) {
            switch (departures.issue(each)) {
                case Departures.Outcome.Issued(var code, var until, var whose) ->
                    codes.add(Code.of(
                            whose.id(),
                            whose.facts().name(),
                            face(whose, reader).call(),
                            code,
                            until));
                case Departures.Outcome.Refused(var reason) ->
                    next.addFlashAttribute("info", "parent.moving.refused." + reason);
            }
        }
        for (var each : pregnancy) {
            switch (expecting.issue(each)) {
                case PregnancyDepartures.Outcome.Issued(var code, var until, var whose) ->
                    codes.add(Code.of(
                            whose.id(), whose.facts().name(), whose.facts().name(), code, until));
                case PregnancyDepartures.Outcome.Refused(var reason) ->
                    next.addFlashAttribute("info", "parent.moving.refused." + reason);
            }
        }
        if (codes.isEmpty()) {
            if (child.isEmpty() && pregnancy.isEmpty()) {
                next.addFlashAttribute("info", "parent.moving.nobody");
            }
            return "redirect:/family/moving";
        }
        model.addAttribute("codes", codes);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return "parent/moving/codes";
    }

    @PostMapping("/children/{child}/moving/{id}/withdraw")
    String withdraw(@PathVariable UUID child, @PathVariable UUID id, RedirectAttributes next) {
        var done = departures.withdraw(child, id);
        next.addFlashAttribute(done ? "saved" : "info", done ? "parent.moving.withdrawn" : "parent.moving.settled");
        return "redirect:/family/moving";
    }

    @PostMapping("/pregnancies/{id}/moving/{departure}/withdraw")
    String withdrawOfPregnancy(@PathVariable UUID id, @PathVariable UUID departure, RedirectAttributes next) {
        var done = expecting.withdraw(id, departure);
        next.addFlashAttribute(done ? "saved" : "info", done ? "parent.moving.withdrawn" : "parent.moving.settled");
        return "redirect:/family/moving";
    }

    private ExpectingRow row(Pregnancy pregnancy) {
        var taken = expecting.list(pregnancy.id());
        return new ExpectingRow(
                pregnancy.id(),
                pregnancy.facts().name(),
                pregnancy.facts().dueDate(),
                pregnancy.goesOn() && !pregnancy.shielded(),
                pregnancy.goesOn() && pregnancy.shielded(),
                taken.isEmpty() ? null : taken.getFirst(),
                arrivals.findOfPregnancy(pregnancy.id()).flatMap(Arrival::taken).orElse(null));
    }

    private Row row(Child child, Locale reader) {
        var taken = departures.list(child.id());
        var arrival = arrivals.findOf(child.id());
        return new Row(
                face(child, reader),
                !child.shielded() && !child.isDeceased() && taken.stream().noneMatch(each -> isOnItsWay(child, each)),
                child.shielded(),
                taken.isEmpty() ? null : taken.getFirst(),
                arrival.flatMap(Arrival::taken).orElse(null));
    }

    /** A record that is with the new town, or goes there now, has no further code. */
    private static boolean isOnItsWay(Child child, Departure departure) {
        return departure.state() == Departure.State.TAKEN
                || (departure.state() == Departure.State.DONE && child.standing() == Standing.MOVED);
    }

    private ChildFace face(Child child, Locale reader) {
        return ChildFace.of(child, LocalDate.now(clock), words, reader);
    }

    /**
     * A child of the list.
     *
     * @param open whether a code may be asked for here
     * @param office whether only the office gives one
     * @param last the newest code
     * @param brought the receipt of a child that came from another town
     */
    record Row(
            ChildFace child,
            boolean open,
            boolean office,
            @Nullable Departure last,
            @Nullable MoveReceipt brought) {}

    /**
     * The woman's own pregnancy.
     *
     * @param open whether a code may be asked for here
     * @param office whether only the office gives one
     * @param last the newest code
     * @param brought the receipt of one that came from another town
     */
    record ExpectingRow(
            UUID id,
            String name,
            LocalDate due,
            boolean open,
            boolean office,
            @Nullable Departure last,
            @Nullable MoveReceipt brought) {
        boolean isShown() {
            return open || office || last != null || brought != null;
        }
    }

    /**
     * A code as letters and as a picture.
     *
     * @param call the name in short, for whoever hears the page
     */
    record Code(UUID id, String name, String call, String text, String qr, Instant until) {
        static Code of(UUID id, String name, String call, MovingCode code, Instant until) {
            return new Code(id, name, call, code.grouped(), QrPicture.svg(code.grouped()), until);
        }

        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Code[until=" + until + "]";
        }
    }
}
