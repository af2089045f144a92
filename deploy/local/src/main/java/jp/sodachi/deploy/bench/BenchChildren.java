package jp.sodachi.deploy.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.sodachi.schedule.RecordedDose;
import jp.sodachi.schedule.Sex;
import jp.sodachi.schedule.Sweep;

/** The work all measurements of the schedule share: the same children on every machine, from one seed. */
final class BenchChildren {
    static final int COUNT = 50_000;
    static final long SEED = 20261122;
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final List<String> PROGRAMMES = List.of(
            "ROTA",
            "HEPB",
            "PENTA",
            "HIB",
            "PCV",
            "BCG",
            "MR1",
            "VAR",
            "JE1",
            "MR2",
            "JE2",
            "JE_SPECIAL",
            "DT2",
            "HPV",
            "MUMPS");

    private BenchChildren() {}

    static List<MadeUpChildren.Made> all() {
        return some(COUNT);
    }

    static List<MadeUpChildren.Made> some(int count) {
        return Stream.generate(new MadeUpChildren(SEED, TODAY)::next)
                .limit(count)
                .toList();
    }

    static Sex sex(MadeUpChildren.Made child) {
        return child.girl() ? Sex.FEMALE : Sex.MALE;
    }

    /** Birth, girl or boy, then product and day of each dose: what a night reads from its rows. */
    static int[] packed(MadeUpChildren.Made child, Sweep sweep) {
        int[] packed = new int[2 + 2 * child.doses().size()];
        packed[0] = (int) child.birth().toEpochDay();
        packed[1] = child.girl() ? 1 : 0;
        int at = 2;
        for (RecordedDose dose : child.doses()) {
            packed[at++] = sweep.products().indexOf(dose.product());
            packed[at++] = (int) dose.givenOn().toEpochDay();
        }
        return packed;
    }
}
