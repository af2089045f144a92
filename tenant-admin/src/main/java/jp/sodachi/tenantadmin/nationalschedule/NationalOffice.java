package jp.sodachi.tenantadmin.nationalschedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import jp.sodachi.layer.LayerFit;
import jp.sodachi.layer.NationalVersions;
import jp.sodachi.migration.MigrationFailed;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.record.PlanChanges;
import jp.sodachi.schedule.InvalidDefinition;
import jp.sodachi.schedule.NationalDiff;
import jp.sodachi.schedule.NationalFile;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Wording;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenancy.TownSignals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Brings a national schedule in, counts what it does, and publishes it once two operators approved. */
@Component
class NationalOffice implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NationalOffice.class);

    private final NationalRows rows;
    private final SchemaMigrator migrator;
    private final TenantDirectory directory;
    private final TownSignals signals;
    private final Clock clock;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<UUID> atWork = ConcurrentHashMap.newKeySet();

    NationalOffice(
            NationalRows rows, SchemaMigrator migrator, TenantDirectory directory, TownSignals signals, Clock clock) {
        this.rows = rows;
        this.migrator = migrator;
        this.directory = directory;
        this.signals = signals;
        this.clock = clock;
    }

    /** What is published of each kind, and what was brought in, newest first. */
    record Standing(LocalDate today, List<Published> published, List<NationalVersion> brought) {
        public Optional<NationalVersion> findOpen() {
            return brought.stream().filter(NationalVersion::isOpen).findFirst();
        }
    }

    /**
     * The versions of one kind, latest day first.
     *
     * @param inForce the one that answers today
     */
    record Published(
            NationalFile.Kind kind,
            Optional<NationalVersions.Published> inForce,
            List<NationalVersions.Published> versions) {
        public boolean isInForce(NationalVersions.Published version) {
            return inForce.filter(version::equals).isPresent();
        }
    }

    Standing open() {
        var today = LocalDate.now(clock);
        return new Standing(
                today,
                migrator.readReference(jdbc -> Arrays.stream(NationalFile.Kind.values())
                        .map(kind -> {
                            var versions = NationalVersions.list(jdbc, kind);
                            return new Published(kind, NationalVersions.inForce(versions, today), versions);
                        })
                        .toList()),
                rows.list());
    }

    Optional<NationalVersion> find(UUID id) {
        return rows.find(id);
    }

    /** What became of a file. */
    sealed interface Import {
        record Done(UUID id) implements Import {}

        /** The file says something impossible or unknown. */
        record Faulty(InvalidDefinition reason) implements Import {}

        /** The file is sound and may not be taken; {@code key} is the sentence. */
        record Refused(String key, List<String> values) implements Import {}
    }

    Import bringIn(String file, String text, LocalDate inForceFrom) {
        NationalFile national;
        try {
            national = NationalFile.read(file, text);
        } catch (InvalidDefinition faulty) {
            return new Import.Faulty(faulty);
        }
        return refusal(national)
                .<Import>map(refused -> refused)
                .orElseGet(() -> rows.insert(national, inForceFrom)
                        .<Import>map(id -> {
                            countInBackground(id);
                            return new Import.Done(id);
                        })
                        .orElseGet(
                                () -> new Import.Refused("admin.national.refused.taken", List.of(national.number()))));
    }

    private Optional<Import.Refused> refusal(NationalFile national) {
        var kind = NationalVersion.findKind(national.place());
        if (kind.isEmpty()) {
            return Optional.of(new Import.Refused("admin.national.refused.place", List.of(national.place())));
        }
        var newest = migrator.readReference(jdbc -> NationalVersions.list(jdbc, kind.get())).stream()
                .map(NationalVersions.Published::version)
                .max(Numbers::compare);
        if (newest.isPresent() && Numbers.compare(national.number(), newest.get()) <= 0) {
            return Optional.of(
                    new Import.Refused("admin.national.refused.older", List.of(national.number(), newest.get())));
        }
        var wordless = wordless(national);
        return wordless.isEmpty()
                ? Optional.empty()
                : Optional.of(new Import.Refused("admin.national.refused.words", List.of(wordless)));
    }

    /** What the pages could not name: a programme, product or check-up of which no message file speaks would break a family's page. */
    private static String wordless(NationalFile national) {
        var words = Wording.in(Locale.JAPANESE);
        return national.words().stream()
                .filter(key -> words.find(key).isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What differs from the version that would otherwise be in force on its day. */
    List<NationalDiff.Difference> differences(NationalVersion version) {
        return NationalDiff.between(predecessor(version), version.content());
    }

    private String predecessor(NationalVersion version) {
        return migrator.readReference(jdbc -> {
            var others = NationalVersions.list(jdbc, version.kind()).stream()
                    .filter(other -> !other.hash().equals(version.hash()))
                    .toList();
            return NationalVersions.inForce(others, version.inForceFrom())
                    .flatMap(other -> NationalVersions.findText(jdbc, other.hash()))
                    .orElseGet(() -> NationalFile.shipped(version.kind()).text());
        });
    }

    /** How far the counting is. */
    record Progress(List<NationalRows.TownCount> counted, int towns, boolean atWork) {
        public boolean isComplete() {
            return counted.size() >= towns;
        }
    }

    Progress progress(UUID id) {
        return new Progress(rows.counts(id), towns().size(), atWork.contains(id));
    }

    void countInBackground(UUID id) {
        if (atWork.add(id)) {
            background.execute(() -> {
                try {
                    rows.find(id).ifPresent(this::count);
                } catch (RuntimeException failure) {
                    LOG.error("Counting for a national version was broken off.", failure);
                } finally {
                    atWork.remove(id);
                }
            });
        }
    }

    private void count(NationalVersion version) {
        // Of the other kind both sides take what is in force on that day.
        var others = migrator.readReference(jdbc -> NationalVersions.read(jdbc, version.inForceFrom()));
        var present = NationalFile.read("present", predecessor(version)).over(others);
        var coming = version.file().over(others);
        for (var town : towns()) {
            rows.count(version.id(), count(town, present, coming, version.inForceFrom()));
        }
    }

    private NationalRows.TownCount count(Tenant town, Schedules present, Schedules coming, LocalDate day) {
        try {
            return migrator.countAsOwner(town, owner -> {
                var fit = LayerFit.of(owner, present, coming, day);
                var counted = PlanChanges.count(owner, fit.before(), fit.after(), day);
                var misfit = fit.misfits().stream()
                        .map(LayerFit.Misfit::problem)
                        .distinct()
                        .collect(Collectors.joining("; "));
                return new NationalRows.TownCount(
                        town.code().value(),
                        town.name(),
                        counted.children(),
                        counted.changed(),
                        changed(counted),
                        misfit.isEmpty() ? null : misfit,
                        null);
            });
        } catch (MigrationFailed | DataAccessException failure) {
            // The sentence for the operators names the kind of failure only: a database's own message may quote a row.
            var reference = Ids.next();
            LOG.warn("The town {} could not be counted ({}).", town.code(), reference, failure);
            return new NationalRows.TownCount(
                    town.code().value(), town.name(), 0, 0, java.util.Map.of(), null, reference.toString());
        }
    }

    /** Programmes and check-ups; their codes never meet. */
    private static Map<String, Integer> changed(PlanChanges.Counted counted) {
        Map<String, Integer> all = new HashMap<>(counted.byProgramme());
        all.putAll(counted.byCheckup());
        return all;
    }

    private List<Tenant> towns() {
        return directory.list().stream()
                .filter(town -> town.state().serves() || town.state() == TenantState.SUSPENDED)
                .toList();
    }

    /** Keeps the present operator's approval; with the second one the version goes to every server. */
    boolean approve(UUID id) {
        var complete = progress(id).isComplete();
        var given = complete && rows.approve(id);
        if (given) {
            rows.find(id)
                    .filter(version -> version.state() == NationalVersion.State.APPROVED)
                    .ifPresent(this::publish);
        }
        return given;
    }

    /** Puts an approved version on every server and tells all nodes. May be asked for again when a server was away. */
    boolean publish(NationalVersion version) {
        var file = version.file();
        var today = LocalDate.now(clock);
        var from = version.inForceFrom().isBefore(today) ? today : version.inForceFrom();
        try {
            migrator.onEveryReference(owner -> NationalVersions.put(owner, file, from, clock));
        } catch (MigrationFailed away) {
            LOG.warn("The national version {} is not on every server yet.", version.version(), away);
            return false;
        }
        var done = rows.published(version.id());
        signals.send(NationalVersions.TOPIC, version.version());
        return done;
    }

    boolean withdraw(UUID id) {
        return rows.withdraw(id);
    }

    /** Ends with the count at work. */
    @Override
    public void close() {
        background.close();
    }
}
