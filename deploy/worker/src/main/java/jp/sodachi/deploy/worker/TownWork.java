package jp.sodachi.deploy.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.sodachi.assessment.CheckNews;
import jp.sodachi.assessment.Escalation;
import jp.sodachi.audit.AuditChain;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.channel.BounceMailbox;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.notice.Bounces;
import jp.sodachi.notice.Deliveries;
import jp.sodachi.notice.NoticeTemplates;
import jp.sodachi.record.Arrivals;
import jp.sodachi.record.PhotoClearing;
import jp.sodachi.record.Photos;
import jp.sodachi.record.Records;
import jp.sodachi.reminder.NoticePlanning;
import jp.sodachi.reminder.Reminders;
import jp.sodachi.sandbox.Sandboxes;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenancy.TownUsage;
import jp.sodachi.tenancy.TownUsages;

/** The pieces of background work of one town, each entering the town's scope as a job. */
public class TownWork {
    private static final Duration A_MONTH = Duration.ofDays(30);
    private static final Duration A_SEAL = Duration.ofHours(6);

    private final TenantDirectory directory;
    private final Reminders reminders;
    private final Escalation escalation;
    private final CheckNews checkNews;
    private final Deliveries deliveries;
    private final NoticePlanning noticePlanning;
    private final NoticeTemplates templates;
    private final Records records;
    private final StaffMembers members;
    private final AuditTrail audit;
    private final AuditChain chain;
    private final TownUsages usages;
    private final Photos photos;
    private final Sandboxes sandboxes;
    private final PhotoClearing clearing;
    private final Arrivals arrivals;
    private final BounceMailbox bounceMailbox;
    private final Bounces bounces;
    private final Clock clock;

    TownWork(
            TenantDirectory directory,
            Reminders reminders,
            Escalation escalation,
            CheckNews checkNews,
            Deliveries deliveries,
            NoticePlanning noticePlanning,
            NoticeTemplates templates,
            Records records,
            StaffMembers members,
            AuditTrail audit,
            AuditChain chain,
            TownUsages usages,
            Photos photos,
            Sandboxes sandboxes,
            PhotoClearing clearing,
            Arrivals arrivals,
            BounceMailbox bounceMailbox,
            Bounces bounces,
            Clock clock) {
        this.directory = directory;
        this.reminders = reminders;
        this.escalation = escalation;
        this.checkNews = checkNews;
        this.deliveries = deliveries;
        this.noticePlanning = noticePlanning;
        this.templates = templates;
        this.records = records;
        this.members = members;
        this.audit = audit;
        this.chain = chain;
        this.usages = usages;
        this.photos = photos;
        this.sandboxes = sandboxes;
        this.clearing = clearing;
        this.arrivals = arrivals;
        this.bounceMailbox = bounceMailbox;
        this.bounces = bounces;
        this.clock = clock;
    }

    /** The towns that are worked for now. */
    List<Tenant> listTowns() {
        return directory.list().stream().filter(this::isWorkedFor).toList();
    }

    /** The town with this code, if it is worked for now. */
    Optional<Tenant> findTown(String code) {
        return MunicipalityCode.find(code).flatMap(directory::find).filter(this::isWorkedFor);
    }

    /** A town whose structure this build does not understand is left alone until it does. */
    private boolean isWorkedFor(Tenant town) {
        return town.state().serves() && directory.understands(town);
    }

    /** Plans today; the messages leave from eight in the morning. */
    Reminders.Planned plan(Tenant town) {
        var planned = inTown(town, "plan", () -> reminders.planFor(LocalDate.now(clock)));
        lookAtChecks(town);
        return planned;
    }

    /** Plans today with messages that may leave at once. */
    Reminders.Planned planAtOnce(Tenant town) {
        var planned = inTown(town, "plan", () -> reminders.planAtOnce(LocalDate.now(clock)));
        lookAtChecks(town);
        return planned;
    }

    /** Cases whose day has passed are handed on, and families told which questions opened. */
    private void lookAtChecks(Tenant town) {
        inTown(town, "checks", () -> escalation.handOn(LocalDate.now(clock)));
        inTown(town, "checks", () -> checkNews.planFor(LocalDate.now(clock)));
    }

    /** Puts the notices whose time has come into the outbox, then sends a turn of it. */
    Deliveries.Turn deliver(Tenant town) {
        return inTown(town, "deliver", () -> {
            noticePlanning.planDue();
            return deliveries.sendDue();
        });
    }

    Deliveries.Swept sweep(Tenant town) {
        return inTown(town, "sweep", () -> {
            templates.giveStarters();
            noticePlanning.planDue();
            return deliveries.sweep();
        });
    }

    /** Finishes the moves into the town that were cut off; how many there were. */
    int finishMoves(Tenant town) {
        return inTown(town, "move", arrivals::resume);
    }

    /** Seals the trail onto its chain, four times a day; how many rows were sealed. */
    int seal(Tenant town) {
        return inTown(town, "seal", () -> {
            boolean young = chain.findLastSeal()
                    .filter(last -> last.isAfter(clock.instant().minus(A_SEAL)))
                    .isPresent();
            return young ? 0 : chain.seal();
        });
    }

    /** Counts how the town is used and keeps the figures for the console. */
    public TownUsage count(Tenant town) {
        TownUsage usage = inTown(town, "count", () -> {
            Records.Counts families = records.count();
            StaffMembers.Counts people = members.count();
            Deliveries.Standing outbox = deliveries.standing(clock.instant().minus(A_MONTH));
            TownUsages.Size size = usages.measure();
            return new TownUsage(
                    families.children(),
                    families.families(),
                    families.joinedFamilies(),
                    people.admins(),
                    people.nurses(),
                    people.invited(),
                    outbox.waiting(),
                    outbox.waitingSince(),
                    outbox.sent(),
                    deliveries.standing(midnight()).sent(),
                    photos.keptBytes(),
                    audit.findLastPresence().orElse(null),
                    size.rows(),
                    size.bytes(),
                    clock.instant());
        });
        usages.keep(town.code(), usage);
        return usage;
    }

    /** The sandboxes on {@code server} that wait for their families and that this build understands. */
    List<Sandboxes.Empty> listEmptySandboxes(String server) {
        List<Sandboxes.Empty> empty = sandboxes.listEmpty();
        if (!empty.isEmpty()) {
            // They are minutes old: the news of them may not have come yet.
            directory.refresh();
        }
        return empty.stream()
                .filter(each -> findTown(each.code().value())
                        .filter(town -> town.server().equals(server))
                        .isPresent())
                .toList();
    }

    /** Gives a sandbox its made-up families. */
    void fill(Sandboxes.Empty empty) {
        directory.find(empty.code()).ifPresent(town -> sandboxes.fill(town, empty.families()));
    }

    /** Photos whose rows are gone. */
    List<PhotoClearing.Wish> listPhotosToClear() {
        List<PhotoClearing.Wish> wishes = clearing.list();
        if (!wishes.isEmpty()) {
            // The state that goes with them is minutes old: the news of it may not have come yet.
            directory.refresh();
        }
        return wishes;
    }

    /** Takes the files away; a town whose structure this build does not understand waits until it does. */
    void clearPhotos(PhotoClearing.Wish wish) {
        directory
                .find(wish.code())
                .filter(town -> town.state() == TenantState.GONE || directory.understands(town))
                .ifPresent(town -> clearing.clear(town, wish.reason()));
    }

    /** Notes the mails that came back since the last time; how many. Those of a town that stands still for now wait with it. */
    int takeBounces() {
        return bounceMailbox.read(bounce -> {
            Optional<Tenant> town = directory.find(bounce.town());
            if (town.filter(this::isWorkedFor).isPresent()) {
                inTown(town.get(), "bounce", () -> bounces.take(bounce));
                return true;
            }
            return town.filter(TownWork::comesBack).isEmpty();
        });
    }

    /** A town that is stopped may be started again, and one whose structure is of another version is understood by the next build. */
    private static boolean comesBack(Tenant town) {
        return town.state().serves() || town.state() == TenantState.SUSPENDED;
    }

    private Instant midnight() {
        return LocalDate.now(clock).atStartOfDay(SupportRoom.JAPAN).toInstant();
    }

    private static <T> T inTown(Tenant town, String job, Supplier<T> work) {
        return TenantScope.call(town, () -> CurrentActor.call(new Actor.Job(job), work::get));
    }
}
