package jp.sodachi.municipalityportal.children;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.municipalityportal.desk.DoneRow;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.Dose;
import jp.sodachi.record.Photo;
import jp.sodachi.schedule.Payer;
import jp.sodachi.support.Age;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.web.Badge;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Makes the rows of a child's doses in one reader's language. */
final class DoseRows {
    private final MessageSource messages;
    private final Locale reader;

    DoseRows(MessageSource messages, Locale reader) {
        this.messages = messages;
        this.reader = reader;
    }

    /** @param payers who pays for each standing dose, by its id */
    List<DoneRow> list(List<Dose> doses, ChildFacts child, Map<UUID, Payer> payers, List<Photo> stickers) {
        return doses.stream()
                .map(dose -> row(dose, child, payers.get(dose.id()), stickers))
                .toList();
    }

    private DoneRow row(Dose dose, ChildFacts facts, @Nullable Payer payer, List<Photo> stickers) {
        var birth = facts.birthDate();
        var child = "/children/" + dose.childId();
        var address = child + "/doses/" + dose.id();
        return new DoneRow(
                dose.givenOn(),
                dose.stands(),
                JapaneseDates.full(dose.givenOn(), reader),
                dose.givenOn().isBefore(birth)
                        ? ""
                        : Age.on(birth, dose.givenOn()).inWords(reader),
                say("schedule.product." + dose.product()),
                badges(dose, facts.sex(), payer),
                say("dose.from." + dose.enteredKind()),
                "",
                "",
                where(dose),
                stickers.stream()
                        .filter(photo -> dose.id().equals(photo.doseId()))
                        .map(photo -> child + "/photos/" + photo.id() + ".jpg")
                        .toList(),
                List.of(),
                "",
                dose.note(),
                new DoneRow.Line(enteredBy(dose), brief(dose.enteredAt())),
                later(dose),
                dose.state() == Dose.State.ENTERED ? address + "/confirm" : "",
                say("dose.confirm"),
                dose.stands() ? address + "/correct" : "",
                dose.stands() ? address + "/withdraw" : "");
    }

    private List<Badge> badges(Dose dose, ChildSex sex, @Nullable Payer payer) {
        var state = new Badge(
                switch (dose.state()) {
                    case ENTERED -> "check";
                    case CONFIRMED -> "done";
                    case WITHDRAWN, REPLACED -> "stopped";
                },
                say("dose.state." + dose.state()));
        var badges = new ArrayList<Badge>(List.of(state));
        if (payer != null) {
            badges.add(new Badge(payer instanceof Payer.Undecided ? "check" : "info", say(payer.message())));
        }
        if (dose.abroad()) {
            badges.add(new Badge("info", say("dose.abroad.badge")));
        }
        if (dose.isDayInDoubt(sex)) {
            badges.add(new Badge("check", say("dose.day-in-doubt")));
        }
        return badges;
    }

    private static String where(Dose dose) {
        return Stream.of(dose.place(), dose.givenBy(), dose.lot())
                .filter(part -> !part.isEmpty())
                .reduce((some, more) -> some + " ・ " + more)
                .orElse("");
    }

    private String enteredBy(Dose dose) {
        return switch (dose.enteredKind()) {
            case IMPORT -> say("dose.by-import", dose.enteredBy());
            case STAFF -> say("dose.by-staff", dose.enteredBy());
            case PARENT ->
                dose.enteredBy().isEmpty() ? say("dose.by-parent.nameless") : say("dose.by-parent", dose.enteredBy());
        };
    }

    /** What the office did with it; that it confirmed what it entered itself is said already. */
    private List<DoneRow.Line> later(Dose dose) {
        var lines = new ArrayList<DoneRow.Line>();
        if (dose.settledBy() != null && (dose.enteredKind() == Dose.EnteredBy.PARENT || !dose.stands())) {
            var which = switch (dose.state()) {
                case ENTERED, CONFIRMED -> "dose.confirmed-by";
                case REPLACED -> "dose.corrected-by";
                case WITHDRAWN -> "dose.withdrawn-by";
            };
            var at = dose.settledAt();
            lines.add(new DoneRow.Line(say(which, dose.settledBy()), at == null ? "" : brief(at)));
        }
        if (!dose.why().isEmpty()) {
            lines.add(new DoneRow.Line(say("why.is", dose.why()), ""));
        }
        return lines;
    }

    private String brief(Instant at) {
        return JapaneseDates.brief(LocalDate.ofInstant(at, SupportRoom.JAPAN), reader);
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, reader);
    }
}
