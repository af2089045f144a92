package jp.sodachi.deploy.worker;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TownWalls;
import jp.sodachi.tenancy.WallCount;
import jp.sodachi.tenancy.WallNights;
import jp.sodachi.tenancy.WallTry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The night's probe: every town's walls are tried from a neighbour, another one each night. What was found is kept for the
 * town's own page.
 */
class WallProbing {
    private static final Logger LOG = LoggerFactory.getLogger(WallProbing.class);
    /** Children of a town whose pages are asked for from its neighbour. */
    private static final int CHILDREN = 2;

    private final TownWork work;
    private final TownWalls walls;
    private final WallNights nights;
    private final TenantDirectory directory;
    private final ForeignSessions sessions;
    private final String staffAddress;
    private final String familyAddress;
    private final Clock clock;

    WallProbing(
            TownWork work,
            TownWalls walls,
            WallNights nights,
            TenantDirectory directory,
            ForeignSessions sessions,
            WorkerSettings settings,
            Clock clock) {
        this.work = work;
        this.walls = walls;
        this.nights = nights;
        this.directory = directory;
        this.sessions = sessions;
        this.staffAddress = settings.staffAddress();
        this.familyAddress = settings.familyAddress();
        this.clock = clock;
    }

    /** Every town on {@code server}; a town in trouble does not keep the others from being tried. */
    int probeTownsOn(String server) {
        var probed = 0;
        for (var town : work.listTowns()) {
            if (town.server().equals(server) && probe(town).isPresent()) {
                probed++;
            }
        }
        return probed;
    }

    /** Tries to see {@code town} from a neighbour; empty when there is none or it cannot be tried now. */
    Optional<WallNights.Night> probe(Tenant town) {
        try {
            return neighbourOf(town).map(neighbour -> {
                var night = new WallNights.Night(LocalDate.now(clock), clock.instant(), tries(neighbour, town));
                nights.keep(town.code(), night);
                if (night.foreign() > 0) {
                    LOG.error("ALARM: rows of the town {} were seen from outside; see its page of walls.", town.code());
                }
                return night;
            });
        } catch (RuntimeException failure) {
            LOG.error("The walls of {} could not be tried", town.code(), failure);
            return Optional.empty();
        }
    }

    /** On the same server where there is one: there only the walls stand between the two. Another one each day. */
    private Optional<Tenant> neighbourOf(Tenant town) {
        var others = work.listTowns().stream()
                .filter(other -> !other.code().equals(town.code()))
                .toList();
        var near = others.stream()
                .filter(other -> other.server().equals(town.server()))
                .toList();
        var from = near.isEmpty() ? others : near;
        if (from.isEmpty()) {
            return Optional.empty();
        }
        var turn =
                LocalDate.now(clock).toEpochDay() + Integer.parseInt(town.code().value());
        return Optional.of(from.get((int) Math.floorMod(turn, (long) from.size())));
    }

    private List<WallCount> tries(Tenant mine, Tenant other) {
        Map<WallTry, WallCount> all = new EnumMap<>(WallTry.class);
        walls.probe(mine, other).counts().forEach(count -> all.merge(count.kind(), count, WallCount::plus));
        ClaimTries.at(other, mine).forEach(count -> all.merge(count.kind(), count, WallCount::plus));
        var mineAt = hostOf(mine);
        var otherAt = hostOf(other);
        if (!staffAddress.isBlank() && mineAt.isPresent() && otherAt.isPresent()) {
            new SiteTries(staffAddress, sessions)
                    .from(mine, mineAt.get(), otherAt.get())
                    .forEach(count -> all.merge(count.kind(), count, WallCount::plus));
        }
        if (!familyAddress.isBlank() && mineAt.isPresent() && otherAt.isPresent()) {
            var children = walls.someIds(other, "record_child", CHILDREN);
            new FamilyTries(familyAddress, sessions)
                    .from(mine, mineAt.get(), other, otherAt.get(), children)
                    .forEach(count -> all.merge(count.kind(), count, WallCount::plus));
        }
        return List.copyOf(all.values());
    }

    private Optional<String> hostOf(Tenant town) {
        return directory.listHosts().stream()
                .filter(host -> directory.findByHost(host).filter(town::equals).isPresent())
                .findFirst();
    }
}
