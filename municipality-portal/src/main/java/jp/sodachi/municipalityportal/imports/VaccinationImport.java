package jp.sodachi.municipalityportal.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.municipalityportal.imports.VaccinationTable.Fault;
import jp.sodachi.municipalityportal.imports.VaccinationTable.Line;
import jp.sodachi.municipalityportal.imports.VaccinationTable.Whom;
import jp.sodachi.record.Child;
import jp.sodachi.record.DoseEntry;
import jp.sodachi.record.Records;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a table's vaccinations over, or only tries them. A child is known by reading and birth date, and by its name where two have
 * these in common; nobody is registered by a table. Lines go in groups, each group whole in one transaction; what was taken before
 * the machine stopped is found again as taken.
 */
@Component
class VaccinationImport {
    private static final int GROUP = 200;

    private final Records records;
    private final Permissions permissions;
    private final VaccineWords words;
    private final TransactionTemplate transaction;

    VaccinationImport(
            Records records, Permissions permissions, VaccineWords words, PlatformTransactionManager transactions) {
        this.records = records;
        this.permissions = permissions;
        this.words = words;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param source the name of the system it comes from
     * @param forGood false to write nothing
     */
    Outcome take(byte[] file, String source, boolean forGood) {
        return switch (VaccinationTable.read(file, words::find)) {
            case VaccinationTable.Read.NoTable(var fault) -> new Outcome(0, 0, 0, List.of(fault));
            case VaccinationTable.Read.Lines(var lines) -> {
                var tally = new Tally();
                for (int from = 0; from < lines.size(); from += GROUP) {
                    var group = lines.subList(from, Math.min(from + GROUP, lines.size()));
                    transaction.executeWithoutResult(status -> {
                        permissions.requireStaff(StaffRole.NURSE, "dose.import");
                        group.forEach(line -> take(line, source, tally));
                        if (!forGood) {
                            status.setRollbackOnly();
                        }
                    });
                }
                yield new Outcome(lines.size(), tally.taken, tally.there, tally.faults);
            }
        };
    }

    private void take(Line line, String source, Tally tally) {
        switch (line) {
            case Line.Unread(var fault) -> tally.faults.add(fault);
            case Line.Told told -> {
                var alike = records.listAlike(told.whom().kana(), told.whom().birth());
                var found = named(alike, told.whom());
                if (found.size() != 1) {
                    tally.faults.add(new Fault(
                            told.number(), whyNot(alike, found), told.whom().kana()));
                } else if (found.getFirst().handedOver()) {
                    tally.faults.add(new Fault(
                            told.number(), "import.wrong.moved", told.whom().kana()));
                } else {
                    take(told, found.getFirst().id(), source, tally);
                }
            }
        }
    }

    private void take(Line.Told told, UUID child, String source, Tally tally) {
        // A trial leaves nothing behind, so that a line that stands twice is known here alone.
        if (!tally.seen.add(List.of(child, told.dose().product(), told.dose().givenOn()))) {
            tally.there++;
            return;
        }
        switch (records.importDose(child, told.dose(), source)) {
            case DoseEntry.Entered _ -> tally.taken++;
            case DoseEntry.Refused(var reason) when reason == DoseEntry.Reason.ALREADY_THERE -> tally.there++;
            case DoseEntry.Refused(var reason) ->
                tally.faults.add(new Fault(
                        told.number(), "import.wrong." + reason, told.whom().kana()));
        }
    }

    /** Those who bear the name, too, where the line has one: another name may be another child with the same reading. */
    private List<Child> named(List<Child> alike, Whom whom) {
        return alike.isEmpty() || whom.name().isBlank()
                ? alike
                : records.listAlike(whom.kana(), whom.birth(), whom.name());
    }

    private static String whyNot(List<Child> alike, List<Child> named) {
        if (alike.isEmpty()) {
            return "import.wrong.nobody";
        }
        return named.isEmpty() ? "import.wrong.other-name" : "import.wrong.several";
    }

    /** What became of the lines so far. */
    private static final class Tally {
        private final Set<List<Object>> seen = new HashSet<>();
        private final List<Fault> faults = new ArrayList<>();
        private int taken;
        private int there;
    }

    /**
     * What became of a file.
     *
     * @param there lines whose vaccination is on record already
     */
    record Outcome(int lines, int taken, int there, List<Fault> faults) {
        Outcome {
            faults = List.copyOf(Objects.requireNonNull(faults));
        }
    }
}
