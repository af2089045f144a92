package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The visits proposed to forty children with difficult histories, as a file to read and to compare with. */
class VisitWordsTest {

    private static final int CHILDREN = 40;

    @Test
    void these_visits_are_proposed() {
        assertThat(visits()).isEqualTo(WordsTest.golden("visits.txt"));
    }

    static String visits() {
        RandomChildren children = new RandomChildren(new Random(40));
        return IntStream.range(0, CHILDREN)
                .mapToObj(number -> child(children.next()))
                .collect(Collectors.joining("\n"));
    }

    private static String child(RandomChildren.Case made) {
        Person person = Person.of(made.person().birthDate(), made.person().sex());
        List<Visit> visits =
                Schedules.japan().plan(person, made.history(), made.today()).visits();
        String history = made.history().stream()
                .map(dose -> dose.product() + " " + dose.givenOn())
                .collect(Collectors.joining(", "));
        return "born %s %s, on %s: %s\n%s"
                .formatted(
                        person.birthDate(),
                        person.sex(),
                        made.today(),
                        history,
                        visits.stream().map(VisitWordsTest::visit).collect(Collectors.joining()));
    }

    private static String visit(Visit visit) {
        return "  %s..%s\n%s"
                .formatted(
                        visit.from(),
                        visit.until().map(LocalDate::toString).orElse(""),
                        visit.doses().stream().map(VisitWordsTest::dose).collect(Collectors.joining()));
    }

    private static String dose(Visit.Dose dose) {
        return "    %s %d %s from %s, recommended to %s, last %s%s\n"
                .formatted(
                        dose.programme(),
                        dose.ordinal(),
                        dose.key(),
                        dose.earliest(),
                        dose.recommendedTo().map(LocalDate::toString).orElse("—"),
                        dose.last().map(LocalDate::toString).orElse("—"),
                        dose.lastOfSeries() ? ", the last of its series" : "");
    }
}
