package jp.sodachi.municipalityportal.notices;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.notice.NoticeProgress.NotReached;
import jp.sodachi.record.ToldPeople;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to whom a letter can go, and which of them one file takes.
 *
 * @param told their children whom the letter is about and who are told something, or the pregnancy
 * @param families to which those belong
 */
record Recipient(NotReached who, List<UUID> told, Set<UUID> families) {

    static Recipient of(NotReached who, Map<UUID, ToldPeople.Kin> kin) {
        // A letter that names nobody is about one of them: it goes to that one's family, and that one's record is
        // opened.
        var told = subjects(who)
                .filter(id -> kin.get(id) instanceof ToldPeople.Kin one && one.told())
                .limit(who.named().isEmpty() ? 1 : Long.MAX_VALUE)
                .toList();
        var families = told.stream()
                .flatMap(id -> Stream.ofNullable(kin.get(id)))
                .map(ToldPeople.Kin::family)
                .collect(Collectors.toSet());
        return new Recipient(who, told, families);
    }

    /** The children, or the pregnancy of somebody without children. */
    static Stream<UUID> subjects(NotReached one) {
        return one.children().isEmpty() ? Stream.ofNullable(one.pregnancy()) : one.children().stream();
    }

    /** Each once, in this order. */
    static Set<UUID> families(List<Recipient> all) {
        var families = new LinkedHashSet<UUID>();
        all.forEach(one -> families.addAll(one.families));
        return families;
    }

    /** @param bundle when they were printed together; null for those to whose family none was printed */
    static List<Recipient> open(List<Recipient> all, @Nullable Instant bundle) {
        var served =
                families(all.stream().filter(one -> one.who.letterAt() != null).toList());
        return all.stream()
                .filter(one -> Objects.equals(one.who.letterAt(), bundle))
                .filter(one -> bundle != null || !served.containsAll(one.families))
                .toList();
    }

    /** Those of the next file: at most so many families, both parents and all brothers and sisters of each. */
    static List<Recipient> next(List<Recipient> all, @Nullable Instant bundle, int most) {
        var open = open(all, bundle);
        var families = families(open).stream().limit(most).collect(Collectors.toSet());
        return open.stream()
                .filter(one -> one.families.stream().anyMatch(families::contains))
                .toList();
    }
}
