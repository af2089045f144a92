package jp.sodachi.municipalityportal.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
import jp.sodachi.record.Records;
import jp.sodachi.record.ToldPeople;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters to the families whom a notice did not reach: who they are, the file for printing, and that it was printed. */
@Component
@Transactional
class LetterDesk {
    static final int MOST = 500;
    private static final Set<String> NO_LETTER = Set.of("CALLED_BACK", "SANDBOX", "STOPPED");

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
            Clock clock) {
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
    }

    /**
     * How it stands; no name.
     *
     * @param fresh whom a letter can go to and none was printed
     * @param printed what was printed
     */
    record Standing(int fresh, int again, List<NoticePost.Printed> printed) {}

    public Standing look(UUID notice) {
        var all = meant(notice, true);
        var fresh = (int) all.stream().filter(one -> one.letterAt() == null).count();
        return new Standing(fresh, all.size() - fresh, post.listPrinted(notice));
    }

    /** Whom a letter can go to; those who are told nothing any more are left out. */
    private List<NotReached> meant(UUID notice, boolean again) {
        return progress.listNotReached(notice, MOST).stream()
                .filter(one -> (again || one.letterAt() == null) && !NO_LETTER.contains(one.reason()))
                .filter(this::isTold)
                .toList();
    }

    private boolean isTold(NotReached one) {
        var pregnancy = one.pregnancy();
        return one.children().stream().anyMatch(this::isTold)
                || one.children().isEmpty() && pregnancy != null && people.isTold(Set.of(), Set.of(pregnancy));
    }

    private boolean isTold(UUID child) {
        return people.isTold(Set.of(child), Set.of());
    }

    /** Those of a guardian's children who are told and stood in the notice; any of them when it named none. */
    private List<Child> concerned(NotReached one) {
        var told = one.children().stream()
                .filter(this::isTold)
                .map(child -> records.getChildFor(child, "notice.letter"))
                .toList();
        return one.named().isEmpty()
                ? told.stream().limit(1).toList()
                : told.stream()
                        .filter(child -> one.named().contains(child.facts().called()))
                        .toList();
    }

    /** The table for the town's addresses; every record named in it is opened, and the trail says so. */
    public byte[] table(TownNotice notice, boolean again) {
        return AddressFile.write(families(notice.id(), again).stream()
                .map(family -> List.of(
                        family.number,
                        notice.content().name(),
                        family.name,
                        family.kana,
                        JapaneseDates.era(family.birth),
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
    }

    /** Draws the letters and notes that they were printed, or neither. */
    public Printed print(TownNotice notice, byte[] table, boolean again) {
        var families = families(notice.id(), again);
        if (families.isEmpty() || notice.isContentGone()) {
            return new Printed.Nobody();
        }
        Map<String, AddressFile.Address> addresses = Map.of();
        if (table.length > 0) {
            var numbers = families.stream().map(family -> family.number).toList();
            switch (AddressFile.read(table, Set.copyOf(numbers))) {
                case AddressFile.Answer.Faulty(var faults) -> {
                    return new Printed.Faulty(faults);
                }
                case AddressFile.Answer.Read(var read) -> addresses = read;
            }
        }
        var brand = branding.current();
        var known = addresses;
        var file = sheets.draw(new LetterSheets.Batch(
                notice.content().name(),
                brand.name(),
                brand.department(),
                brand.phone(),
                LocalDate.now(clock),
                CurrentActor.get().name(),
                families.stream()
                        .map(family ->
                                sheet(notice, family, known.getOrDefault(family.number, AddressFile.Address.NONE)))
                        .toList()));
        families.forEach(family -> post.markPrinted(notice.id(), family.rows));
        return new Printed.Done(file);
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
                family.name,
                letter.language(),
                letter.subject(),
                letter.paragraphs());
    }

    /** One letter's family: brothers and sisters, and both parents, are one. */
    private static final class Family {
        private final String number;
        private final String name;
        private final String kana;
        private final LocalDate birth;
        private final boolean child;
        private final String language;
        private final List<String> called = new ArrayList<>();
        private final List<NotReached> rows = new ArrayList<>();

        private Family(String number, String name, String kana, LocalDate birth, boolean child, String language) {
            this.number = number;
            this.name = name;
            this.kana = kana;
            this.birth = birth;
            this.child = child;
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
        return family.child
                ? Objects.requireNonNull(
                        messages.getMessage("notice.letters.guardian", new Object[] {family.name}, Locale.JAPANESE))
                : family.name;
    }

    private List<Family> families(UUID notice, boolean again) {
        permissions.requireStaff(StaffRole.NURSE, "notice.letter");
        var families = new LinkedHashMap<UUID, Family>();
        for (var one : meant(notice, again)) {
            for (var child : concerned(one)) {
                var facts = child.facts();
                var family = families.computeIfAbsent(
                        child.familyId(),
                        id -> new Family(
                                number(id), facts.name(), facts.kana(), facts.birthDate(), true, one.language()));
                family.add(one);
                family.call(facts.called());
            }
            if (one.children().isEmpty() && one.pregnancy() != null) {
                var pregnancy = pregnancies.get(one.pregnancy());
                var facts = pregnancy.facts();
                families.computeIfAbsent(
                                pregnancy.familyId(),
                                id -> new Family(
                                        number(id),
                                        facts.name(),
                                        facts.kana(),
                                        facts.birthDate(),
                                        false,
                                        one.language()))
                        .add(one);
            }
        }
        return List.copyOf(families.values());
    }

    /** The family's own number on paper: the last ten signs of its id, which are random. */
    private static String number(UUID family) {
        var id = family.toString().toUpperCase(Locale.ROOT);
        return id.substring(id.length() - 10);
    }
}
