package jp.sodachi.municipalityportal.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.branding.Branding;
import jp.sodachi.export.LetterSheets;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.notice.Letter;
import jp.sodachi.notice.NoticePost;
import jp.sodachi.notice.NoticeProgress;
import jp.sodachi.notice.NoticeProgress.NotReached;
import jp.sodachi.notice.Segment;
import jp.sodachi.notice.TownNotice;
import jp.sodachi.record.Child;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.Records;
import jp.sodachi.record.ToldPeople;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters to the families whom a notice did not reach: who they are, the file for printing, and that it was printed. */
@Component
class LetterDesk {
    /** Letters in one file: a packet of paper, and some tens of megabytes while it is drawn. A town of 1,500 letters prints three. */
    static final int MOST = 500;

    /** More families than a town has. */
    private static final int EVERYBODY = 1_000_000;

    /** Nobody is written to who is told nothing any more, and nobody who has chosen to look on the site. */
    private static final Set<String> NO_LETTER = Set.of("CALLED_BACK", "SANDBOX", "STOPPED", NotReached.UNREAD);

    private final NoticeProgress progress;
    private final NoticePost post;
    private final Records records;
    private final Pregnancies pregnancies;
    private final ToldPeople people;
    private final Permissions permissions;
    private final LetterSheets sheets;
    private final Branding branding;
    private final MessageSource messages;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LetterDesk(
            NoticeProgress progress,
            NoticePost post,
            Records records,
            Pregnancies pregnancies,
            ToldPeople people,
            Permissions permissions,
            LetterSheets sheets,
            Branding branding,
            MessageSource messages,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.progress = progress;
        this.post = post;
        this.records = records;
        this.pregnancies = pregnancies;
        this.people = people;
        this.permissions = permissions;
        this.sheets = sheets;
        this.branding = branding;
        this.messages = messages;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * How it stands, in letters; no name.
     *
     * @param fresh that can be printed and were not
     * @param files into how many files they go
     * @param done that were printed: those of all bundles together, whatever became of the families since
     * @param bundles what was printed together, the newest first
     */
    record Standing(int fresh, int files, int done, List<Bundle> bundles) {}

    /** What was printed together. @param letters one a family, as in the file */
    record Bundle(Instant at, String by, int letters) {}

    @Transactional(readOnly = true)
    public Standing look(UUID notice) {
        int fresh = Recipient.families(Recipient.open(meant(notice), null)).size();
        var bundles = bundles(notice);
        return new Standing(
                fresh,
                (fresh + MOST - 1) / MOST,
                bundles.stream().mapToInt(Bundle::letters).sum(),
                bundles);
    }

    private List<Bundle> bundles(UUID notice) {
        var all = post.listPrinted(notice);
        var kin = people.listKin(
                all.stream().flatMap(one -> one.subjects().stream()).collect(Collectors.toSet()));
        var families = new LinkedHashMap<Bundle, Set<UUID>>();
        for (var one : all) {
            one.subjects().stream()
                    .flatMap(id -> Stream.ofNullable(kin.get(id)))
                    .limit(one.named() ? one.subjects().size() : 1)
                    .forEach(each -> families.computeIfAbsent(new Bundle(one.at(), one.by(), 0), _ -> new HashSet<>())
                            .add(each.family()));
        }
        return families.entrySet().stream()
                .map(each -> new Bundle(
                        each.getKey().at(), each.getKey().by(), each.getValue().size()))
                .toList();
    }

    /** To whom a letter can go; those who are told nothing any more are left out. */
    private List<Recipient> meant(UUID notice) {
        var all = progress.listNotReached(notice, 0, EVERYBODY).stream()
                .filter(one -> !NO_LETTER.contains(one.reason()))
                .toList();
        var kin = people.listKin(all.stream().flatMap(Recipient::subjects).collect(Collectors.toSet()));
        return all.stream()
                .map(one -> Recipient.of(one, kin))
                .filter(one -> !one.told().isEmpty())
                .toList();
    }

    /** Those of a guardian's children who stood in the notice; the first when none of them has that name any more. */
    private List<Child> concerned(Recipient one) {
        var told = one.told().stream()
                .map(child -> records.getChildFor(child, "notice.letter"))
                .toList();
        var named = told.stream()
                .filter(child -> one.who().named().contains(child.facts().called()))
                .toList();
        return named.isEmpty() ? told.subList(0, 1) : named;
    }

    /**
     * The table for the town's addresses, of all letters that are open, for as many files as they make; every record named in it is
     * opened, and the trail says so.
     *
     * @param bundle letters that were printed together; null for those that were not
     */
    @Transactional
    public byte[] table(TownNotice notice, @Nullable Instant bundle) {
        return AddressFile.write(families(notice.id(), bundle, EVERYBODY).stream()
                .map(family -> List.of(
                        family.number,
                        notice.content().name(),
                        family.about.name(),
                        family.about.kana(),
                        JapaneseDates.era(family.about.birth()),
                        to(family),
                        "",
                        ""))
                .toList());
    }

    /** What came of printing. */
    sealed interface Printed {
        record Done(byte[] file) implements Printed {}

        /** There is nobody to write to. */
        record Nobody() implements Printed {}

        /** The town's table cannot be read; nothing was printed. */
        record Faulty(List<AddressFile.Fault> faults) implements Printed {}

        /** Somebody else has just printed some of them; nothing was printed twice. */
        record Changed() implements Printed {}
    }

    /**
     * Draws the next {@value #MOST} letters and notes that they were printed, or neither. While they are drawn no connection is held; of two
     * who print at once the first to have drawn prints, and the other nothing. The table may name families whose letters were printed
     * before, or that were reached in the meantime.
     *
     * @param bundle letters that were printed together and are to be printed again; null for those that were not
     */
    public Printed print(TownNotice notice, byte[] table, @Nullable Instant bundle) {
        return switch (Objects.requireNonNull(transaction.execute(_ -> prepare(notice, table, bundle)))) {
            case Prepared.Not(Printed answer) -> answer;
            case Prepared.Letters(var batch, var rows) -> {
                var file = sheets.draw(batch);
                yield isNoted(notice, rows, bundle) ? new Printed.Done(file) : new Printed.Changed();
            }
        };
    }

    private boolean isNoted(TownNotice notice, List<NotReached> rows, @Nullable Instant before) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean all = post.markPrinted(notice.id(), rows, before);
            if (!all) {
                status.setRollbackOnly();
            }
            return all;
        }));
    }

    private sealed interface Prepared {
        /** Nothing is to be drawn. */
        record Not(Printed answer) implements Prepared {}

        /** @param rows for whom the letters are */
        record Letters(LetterSheets.Batch batch, List<NotReached> rows) implements Prepared {}
    }

    private Prepared prepare(TownNotice notice, byte[] table, @Nullable Instant bundle) {
        var families = families(notice.id(), bundle, MOST);
        if (families.isEmpty() || notice.isContentGone()) {
            return new Prepared.Not(new Printed.Nobody());
        }
        Map<String, AddressFile.Address> addresses = Map.of();
        if (table.length > 0) {
            switch (AddressFile.read(table, numbers(notice.id()))) {
                case AddressFile.Answer.Faulty(var faults) -> {
                    return new Prepared.Not(new Printed.Faulty(faults));
                }
                case AddressFile.Answer.Read(var read) -> addresses = read;
            }
        }
        return new Prepared.Letters(
                batch(notice, families, addresses),
                families.stream()
                        .flatMap(family -> family.rows.stream())
                        .distinct()
                        .toList());
    }

    private LetterSheets.Batch batch(
            TownNotice notice, List<Family> families, Map<String, AddressFile.Address> addresses) {
        var brand = branding.current();
        return new LetterSheets.Batch(
                notice.content().name(),
                brand.name(),
                brand.department(),
                brand.phone(),
                LocalDate.now(clock),
                CurrentActor.get().name(),
                families.stream()
                        .map(family ->
                                sheet(notice, family, addresses.getOrDefault(family.number, AddressFile.Address.NONE)))
                        .toList());
    }

    private LetterSheets.Sheet sheet(TownNotice notice, Family family, AddressFile.Address address) {
        var named = notice.content().segment().audience() == Segment.Audience.CHILDREN;
        var letter = Letter.of(
                notice.content(),
                named ? family.called : List.of(),
                TenantScope.current(),
                branding.current(),
                Locale.forLanguageTag(family.language));
        return new LetterSheets.Sheet(
                family.number,
                address.to().isEmpty() ? to(family) : address.to(),
                address.postal(),
                address.address(),
                family.about.name(),
                letter.language(),
                letter.subject(),
                letter.paragraphs());
    }

    /** Who a letter is about. */
    private record Facts(String name, String kana, LocalDate birth, boolean child) {
        static Facts of(Child child) {
            return new Facts(
                    child.facts().name(), child.facts().kana(), child.facts().birthDate(), true);
        }

        static Facts of(Pregnancy pregnancy) {
            return new Facts(
                    pregnancy.facts().name(),
                    pregnancy.facts().kana(),
                    pregnancy.facts().birthDate(),
                    false);
        }
    }

    /** One letter's family: brothers and sisters, and both parents, are one. */
    private static final class Family {
        private final String number;
        private final Facts about;
        private final String language;
        private final List<String> called = new ArrayList<>();
        private final List<NotReached> rows = new ArrayList<>();

        private Family(String number, Facts about, String language) {
            this.number = number;
            this.about = about;
            this.language = language;
        }

        private void add(NotReached one) {
            if (!rows.contains(one)) {
                rows.add(one);
            }
        }

        private void call(String name) {
            if (!called.contains(name)) {
                called.add(name);
            }
        }
    }

    /** The post is read in Japanese, whatever the letter's language. */
    private String to(Family family) {
        var name = family.about.name();
        return family.about.child()
                ? Objects.requireNonNull(
                        messages.getMessage("notice.letters.guardian", new Object[] {name}, Locale.JAPANESE))
                : name;
    }

    private List<Family> families(UUID notice, @Nullable Instant bundle, int most) {
        permissions.requireStaff(StaffRole.NURSE, "notice.letter");
        var families = new LinkedHashMap<UUID, Family>();
        for (var one : Recipient.next(meant(notice), bundle, most)) {
            if (one.who().children().isEmpty()) {
                one.told().forEach(id -> {
                    var pregnancy = pregnancies.get(id);
                    family(families, pregnancy.familyId(), Facts.of(pregnancy), one)
                            .add(one.who());
                });
            } else {
                concerned(one).forEach(child -> {
                    var family = family(families, child.familyId(), Facts.of(child), one);
                    family.add(one.who());
                    family.call(child.facts().called());
                });
            }
        }
        return List.copyOf(families.values());
    }

    private static Family family(Map<UUID, Family> families, UUID id, Facts facts, Recipient one) {
        return families.computeIfAbsent(
                id, _ -> new Family(number(id), facts, one.who().language()));
    }

    /** The numbers of all families whom the notice concerned. */
    private Set<String> numbers(UUID notice) {
        return people.listKin(progress.listConcerned(notice)).values().stream()
                .map(kin -> number(kin.family()))
                .collect(Collectors.toSet());
    }

    /** The family's own number on paper: the last ten signs of its id, which are random. A table program takes it for words. */
    private static String number(UUID family) {
        var id = family.toString().toUpperCase(Locale.ROOT);
        return "K" + id.substring(id.length() - 10);
    }
}
