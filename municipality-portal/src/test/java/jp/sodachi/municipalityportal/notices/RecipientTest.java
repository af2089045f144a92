package jp.sodachi.municipalityportal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.sodachi.notice.NoticeProgress.NotReached;
import jp.sodachi.record.ToldPeople;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Letters go into one file after the other until every family has one, and none has two. */
class RecipientTest {
    private static final Instant PRINTED = Instant.parse("2026-11-26T01:00:00Z");

    @Test
    void files_follow_each_other_until_nobody_is_left() {
        var all = new ArrayList<>(IntStream.range(0, 1201)
                .mapToObj(number -> recipient(UUID.randomUUID(), null))
                .toList());
        var files = new ArrayList<Integer>();
        for (var next = Recipient.next(all, null, 500); !next.isEmpty(); next = Recipient.next(all, null, 500)) {
            files.add(next.size());
            for (var one : next) {
                all.set(
                        all.indexOf(one),
                        recipient(one.families().iterator().next(), PRINTED.plusSeconds(files.size())));
            }
        }
        assertThat(files).containsExactly(500, 500, 201);
        assertThat(Recipient.next(all, PRINTED.plusSeconds(2), 500))
                .as("a file once more, after a paper jam")
                .hasSize(500);
    }

    @Test
    void both_parents_are_in_one_file_and_who_comes_later_gets_no_second_letter() {
        var family = UUID.randomUUID();
        var other = UUID.randomUUID();
        var mother = recipient(family, null);
        var stranger = recipient(other, null);
        var father = recipient(family, null);
        assertThat(Recipient.next(List.of(mother, stranger, father), null, 1)).containsExactly(mother, father);

        var served = recipient(family, PRINTED);
        assertThat(Recipient.next(List.of(served, stranger, father), null, 500)).containsExactly(stranger);
    }

    @Test
    void a_letter_that_names_no_child_goes_to_one_family_and_is_about_one_child() {
        var elder = UUID.randomUUID();
        var younger = UUID.randomUUID();
        var kin = Map.of(
                elder,
                new ToldPeople.Kin(UUID.randomUUID(), true),
                younger,
                new ToldPeople.Kin(UUID.randomUUID(), true));
        assertThat(Recipient.of(guardian(List.of(elder, younger), List.of()), kin)
                        .told())
                .containsExactly(elder);
        assertThat(Recipient.of(guardian(List.of(elder, younger), List.of("さくら")), kin)
                        .told())
                .containsExactly(elder, younger);
    }

    private static NotReached guardian(List<UUID> children, List<String> named) {
        return new NotReached(
                children.getFirst(),
                null,
                "",
                "",
                "NO_ADDRESS",
                UUID.randomUUID(),
                "ja",
                children,
                named,
                null,
                "",
                null);
    }

    private static Recipient recipient(UUID family, @Nullable Instant letterAt) {
        var child = UUID.randomUUID();
        var who = new NotReached(
                child,
                null,
                "",
                "",
                NotReached.NO_ACCOUNT,
                null,
                "ja",
                List.of(child),
                List.of(),
                letterAt,
                letterAt == null ? "" : "大森 けい",
                null);
        return new Recipient(who, List.of(child), Set.of(family));
    }
}
