package jp.sodachi.record;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.growth.GrowthReference;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.Permissions;
import jp.sodachi.layer.LayerRoom;
import jp.sodachi.layer.TownSchedules;
import jp.sodachi.quota.QuotaRoom;
import jp.sodachi.quota.Quotas;
import jp.sodachi.quota.RateLimits;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.TenantDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of the record room. */
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = RecordRoom.class)
@Import({LayerRoom.class, QuotaRoom.class})
@EnableConfigurationProperties(PhotoSettings.class)
public class RecordRoom {
    @Bean
    OldPapers oldPapers(JdbcClient jdbc) {
        return new OldPapers(jdbc);
    }

    @Bean
    ProtectedRecords protectedRecords(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        return new ProtectedRecords(jdbc, permissions, audit, clock);
    }

    @Bean
    Records records(
            EntityManager entities,
            Permissions permissions,
            AuditTrail audit,
            JdbcClient jdbc,
            ChildPlans plans,
            ProtectedRecords guard,
            ChildStates states,
            Clock clock) {
        return new Records(
                entities,
                permissions,
                audit,
                new ChildQueries(jdbc),
                new ChildSearch(jdbc),
                plans,
                new CorrectionRows(jdbc),
                guard,
                states,
                new PackedRows(jdbc),
                clock);
    }

    @Bean
    FamilyContacts familyContacts(JdbcClient jdbc, ProtectedRecords guard, Permissions permissions) {
        return new FamilyContacts(jdbc, guard, permissions);
    }

    @Bean
    FamilyDistricts familyDistricts(JdbcClient jdbc, Permissions permissions, Records records, AuditTrail audit) {
        return new FamilyDistricts(jdbc, permissions, records, audit);
    }

    @Bean
    PackedChildren packedChildren(JdbcClient jdbc) {
        return new PackedChildren(jdbc, new ChildQueries(jdbc));
    }

    @Bean
    ChildPlans childPlans(TownSchedules schedules) {
        return new ChildPlans(schedules);
    }

    @Bean
    PlanChanges planChanges(JdbcClient jdbc, Permissions permissions, AuditTrail audit) {
        return new PlanChanges(jdbc, permissions, audit);
    }

    @Bean
    HandbookForms handbookForms() {
        return HandbookForms.edition2025();
    }

    @Bean
    Judgements judgements(JdbcClient jdbc, Permissions permissions, AuditTrail audit) {
        return new Judgements(jdbc, permissions, audit);
    }

    @Bean
    FormEntries formEntries(
            JdbcClient jdbc,
            HandbookForms forms,
            Judgements judgements,
            Permissions permissions,
            ProtectedRecords guard,
            GrowthReference reference,
            ObjectProvider<PageReader> readers,
            Clock clock) {
        return new FormEntries(
                new FormQueries(jdbc, forms),
                forms,
                judgements,
                permissions,
                new FormDays(jdbc),
                new PageMeasurements(new MeasurementRows(jdbc), new CrossedLines(new ChildQueries(jdbc), reference)),
                guard,
                (child, form, answers) -> readers.forEach(reader -> reader.read(child, form, answers)),
                clock);
    }

    @Bean
    Pregnancies pregnancies(
            JdbcClient jdbc,
            Records records,
            Guardians guardians,
            ProtectedRecords guard,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        return new Pregnancies(jdbc, records, guardians, guard, permissions, audit, clock);
    }

    @Bean
    PregnancyProtection pregnancyProtection(
            JdbcClient jdbc, ChildStates states, ProtectedRecords guard, Permissions permissions, Clock clock) {
        return new PregnancyProtection(jdbc, states, guard, permissions, clock);
    }

    @Bean
    Checkups checkups(JdbcClient jdbc, HandbookForms forms, Permissions permissions, AuditTrail audit, Clock clock) {
        return new Checkups(jdbc, new FormQueries(jdbc, forms), forms, permissions, audit, clock);
    }

    @Bean
    Shares shares(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        return new Shares(jdbc, permissions, audit, clock);
    }

    @Bean
    Grants grants(
            JdbcClient jdbc,
            HandbookForms forms,
            Photos photos,
            Guardians guardians,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        return new Grants(
                new GrantRows(jdbc),
                new SharedReading(jdbc, forms, photos),
                new ChildQueries(jdbc),
                guardians,
                permissions,
                audit,
                clock);
    }

    /** Without bucket and folder there are no photos. */
    @Bean
    PhotoStore photoStore(PhotoSettings settings) {
        return storeOf(settings);
    }

    static PhotoStore storeOf(PhotoSettings settings) {
        return settings.s3().bucket().isEmpty()
                ? new FilePhotoStore(Path.of(settings.folder()))
                : new S3PhotoStore(settings.s3());
    }

    @Bean
    Photos photos(
            JdbcClient jdbc,
            Permissions permissions,
            Quotas quotas,
            Clock clock,
            PhotoStore store,
            ProtectedRecords guard) {
        return new Photos(jdbc, permissions, quotas, store, guard, clock);
    }

    @Bean
    PhotoClearing photoClearing(
            ControlPlane control,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            PhotoStore store,
            Clock clock) {
        return new PhotoClearing(control, jdbc, new TransactionTemplate(transactions), store, clock);
    }

    @Bean
    FamilyGuardians familyGuardians(
            JdbcClient jdbc,
            Guardians guardians,
            ProtectedRecords guard,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        return new FamilyGuardians(jdbc, guardians, guard, permissions, audit, clock);
    }

    @Bean
    ToldPeople toldPeople(JdbcClient jdbc, Permissions permissions) {
        return new ToldPeople(jdbc, new ChildQueries(jdbc), permissions);
    }

    @Bean
    Surroundings surroundings(JdbcClient jdbc, Permissions permissions) {
        return new Surroundings(jdbc, permissions);
    }

    @Bean
    ChildStates childStates(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        return new ChildStates(jdbc, permissions, audit, clock);
    }

    @Bean
    Measurements measurements(
            JdbcClient jdbc,
            Permissions permissions,
            GrowthReference reference,
            HandbookForms forms,
            ProtectedRecords guard,
            Clock clock) {
        return new Measurements(jdbc, permissions, reference, forms, guard, clock);
    }

    /** Read once: it never changes and is shared. */
    @Bean
    GrowthReference growthReference() {
        return GrowthReference.read();
    }

    @Bean
    GrowthWatch growthWatch(JdbcClient jdbc, Permissions permissions, GrowthReference reference, Clock clock) {
        return new GrowthWatch(jdbc, permissions, reference, clock);
    }

    @Bean
    Departures departures(
            JdbcClient jdbc, Permissions permissions, AuditTrail audit, ProtectedRecords guard, Clock clock) {
        return new Departures(jdbc, permissions, audit, new ChildQueries(jdbc), guard, clock);
    }

    @Bean
    PregnancyDepartures pregnancyDepartures(
            JdbcClient jdbc, Permissions permissions, ProtectedRecords guard, Clock clock) {
        return new PregnancyDepartures(jdbc, permissions, guard, clock);
    }

    /** @param farewells who calls back the messages of a child or a pregnancy that leaves; nobody on a site that takes no moves */
    @Bean
    OldTown oldTown(
            TenantDirectory directory,
            JdbcClient jdbc,
            ChildStates states,
            Judgements judgements,
            AuditTrail audit,
            ObjectProvider<Farewell> farewells,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new OldTown(
                directory,
                jdbc,
                new ChildQueries(jdbc),
                states,
                judgements,
                audit,
                whose -> farewells.forEach(farewell -> farewell.leaves(whose)),
                transactions,
                clock);
    }

    @Bean
    Receiving receiving(
            JdbcClient jdbc, ChildPlans plans, ChildStates states, Judgements judgements, Photos photos, Clock clock) {
        return new Receiving(new MovedTables(jdbc), new ArrivalRows(jdbc), plans, states, judgements, photos, clock);
    }

    /** @param witnesses who else is told each step of a move; usually nobody */
    @Bean
    Arrivals arrivals(
            JdbcClient jdbc,
            OldTown oldTown,
            Receiving receiving,
            Judgements judgements,
            ProtectedRecords guard,
            Permissions permissions,
            AuditTrail audit,
            RateLimits limits,
            ObjectProvider<MoveStep.Witness> witnesses,
            PlatformTransactionManager transactions,
            Clock clock) {
        var rows = new ArrivalRows(jdbc);
        var tables = new MovedTables(jdbc);
        var expecting = new ReceivingPregnancy(tables, rows, judgements, clock);
        return new Arrivals(
                rows,
                oldTown,
                receiving,
                expecting,
                new MissingRoots(rows, tables, oldTown, transactions),
                new FoundRecords(rows, receiving, expecting, new ChildQueries(jdbc), new PregnancyQueries(jdbc)),
                guard,
                permissions,
                audit,
                limits,
                step -> witnesses.forEach(witness -> witness.reached(step)),
                transactions,
                clock);
    }

    @Bean
    CounterSheets counterSheets(
            JdbcClient jdbc,
            Permissions permissions,
            AuditTrail audit,
            Guardians guardians,
            ProtectedRecords guard,
            Clock clock) {
        return new CounterSheets(jdbc, permissions, audit, guardians, new ChildQueries(jdbc), guard, clock);
    }
}
