package jp.sodachi.parentportal.records;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.parentportal.forms.EntryView;
import jp.sodachi.parentportal.forms.EntryViews;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.DoneView;
import jp.sodachi.parentportal.words.Family;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.AskedForm;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.ChildRecord;
import jp.sodachi.record.Dose;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormItem;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.HandbookForm;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.record.Photo;
import jp.sodachi.record.Photos;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Records;
import jp.sodachi.schedule.Payer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Everything on record about a child, and what there is to write. */
@Controller
class RecordPages {
    private final Records records;
    private final FormEntries entries;
    private final HandbookForms forms;
    private final Pregnancies pregnancies;
    private static final int SHOWN = 6;

    private final EntryViews views;
    private final Photos photos;
    private final ChildPlans plans;
    private final PlanWords words;
    private final Clock clock;

    RecordPages(
            Records records,
            FormEntries entries,
            HandbookForms forms,
            Pregnancies pregnancies,
            EntryViews views,
            Photos photos,
            ChildPlans plans,
            PlanWords words,
            Clock clock) {
        this.entries = entries;
        this.forms = forms;
        this.pregnancies = pregnancies;
        this.views = views;
        this.photos = photos;
        this.records = records;
        this.plans = plans;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/records")
    String youngest(Model model, Locale reader) {
        var mine = records.listMyChildren();
        if (mine.isEmpty()) {
            return pregnancies.listMine().stream()
                    .findFirst()
                    .map(pregnancy -> "redirect:/pregnancies/" + pregnancy.id())
                    .orElse("parent/records/none");
        }
        return ofChild(mine.getFirst().id(), model, reader);
    }

    @GetMapping("/children/{child}/records")
    String ofChild(@PathVariable UUID child, Model model, Locale reader) {
        var page = records.getChild(child);
        var today = LocalDate.now(clock);
        model.addAttribute("child", ChildFace.of(page.child(), today, words, reader));
        model.addAttribute("family", Family.of(records.listMyChildren(), child));
        var pages = views.list(entries.list(FormSubject.child(child)), Optional.empty()).stream()
                .filter(EntryView::isShown)
                .toList();
        model.addAttribute("timeline", timeline(rows(page, today, reader), pages));
        var pictures = photos.list(child);
        model.addAttribute(
                "photos",
                pictures.stream()
                        .filter(each -> each.kind() == Photo.Kind.MEMORY)
                        .limit(SHOWN)
                        .toList());
        model.addAttribute(
                "stickers",
                pictures.stream()
                        .flatMap(each -> Stream.ofNullable(each.doseId()).map(dose -> Map.entry(dose, each.id())))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (newer, _) -> newer)));
        model.addAttribute("milestones", milestones(pages));
        model.addAttribute("now", forms(page, today, pages, true));
        model.addAttribute("others", forms(page, today, pages, false));
        model.addAttribute(
                "pregnancies",
                pregnancies.listMine().stream()
                        .filter(each -> each.familyId().equals(page.child().familyId()))
                        .toList());
        return "parent/records/records";
    }

    private static List<Done> timeline(List<Row> doses, List<EntryView> pages) {
        return Stream.concat(
                        doses.stream().map(row -> new Done(row.done().dose().givenOn(), row, null)),
                        pages.stream().map(view -> new Done(view.entry().on(), null, view)))
                .sorted(Comparator.comparing(Done::on).reversed())
                .toList();
    }

    /** What the child could do and since when: the dates told on the guardian's pages, the latest word for each. */
    private static List<AskedForm.Answered> milestones(List<EntryView> pages) {
        Map<String, AskedForm.Answered> latest = new LinkedHashMap<>();
        pages.stream()
                .filter(view -> view.entry().stands())
                .flatMap(view -> view.answers().stream())
                .filter(answer -> answer.item().type() == FormItem.Type.WHEN && answer.day() != null)
                .forEach(answer -> latest.putIfAbsent(answer.item().code(), answer));
        return latest.values().stream()
                .sorted(Comparator.comparing(AskedForm.Answered::value))
                .toList();
    }

    /** The pages whose time it is and that are not written yet, or all others. */
    private List<HandbookForm> forms(ChildRecord page, LocalDate today, List<EntryView> pages, boolean now) {
        if (page.child().isDeceased() || page.child().handedOver()) {
            return List.of();
        }
        var birth = page.child().facts().birthDate();
        return forms.list().stream()
                .filter(form -> form.subject() == FormSubject.Kind.CHILD)
                .filter(form ->
                        form.begins(birth).filter(day -> !day.isAfter(today)).isPresent())
                .filter(form -> now
                        == (form.isTimeFor(birth, today)
                                && pages.stream()
                                        .noneMatch(view -> view.entry().stands()
                                                && view.entry().form().equals(form.code()))))
                .toList();
    }

    private List<Row> rows(ChildRecord page, LocalDate today, Locale reader) {
        var standing = DoneView.list(page, plans.plan(page, today), words, reader);
        var withdrawn = page.doses().stream()
                .filter(dose -> !dose.stands())
                .map(dose -> DoneView.withdrawn(page, dose, today, words, reader));
        var payers = plans.payers(page, today);
        return Stream.concat(standing.stream(), withdrawn)
                .map(done -> Row.of(done, payers.get(done.dose().id()), reader, words))
                .toList();
    }

    /** Something in the time line: a dose or a page, never both. */
    record Done(LocalDate on, @Nullable Row dose, @Nullable EntryView page) {
        /** Whether it counts. */
        public boolean stands() {
            return dose != null
                    ? dose.done().dose().stands()
                    : page != null && page.entry().stands();
        }
    }

    /**
     * One dose as the list shows it.
     *
     * @param badge the kit's badge
     * @param state its words
     * @param payer who pays for it by the rules; null for a dose that does not stand
     * @param by who entered and who settled it, in words
     * @param mistake whether the parent may still take it back
     */
    record Row(
            DoneView done,
            String badge,
            String state,
            @Nullable Payer payer,
            String by,
            boolean mistake) {
        static Row of(DoneView done, @Nullable Payer payer, Locale reader, PlanWords words) {
            var dose = done.dose();
            var badge = switch (dose.state()) {
                case ENTERED -> "waiting";
                case CONFIRMED -> "good";
                case WITHDRAWN, REPLACED -> "stopped";
            };
            var state = words.say(reader, "parent.records.state." + dose.state());
            var mistake = dose.state() == Dose.State.ENTERED && dose.enteredKind() == Dose.EnteredBy.PARENT;
            return new Row(done, badge, state, payer, by(dose, reader, words), mistake);
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
