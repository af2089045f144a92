package jp.sodachi.tenancy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import jp.sodachi.support.MunicipalityCode;

/** What the nights' probes found, kept in the control schema: figures only, a month of them for each town. */
public final class WallNights {
    private static final int DAYS = 30;

    private final ControlPlane control;

    WallNights(ControlPlane control) {
        this.control = control;
    }

    /**
     * One night of a town.
     *
     * @param at when the last try of that night ended
     */
    public record Night(LocalDate night, Instant at, List<WallCount> counts) {
        public Night {
            counts = List.copyOf(counts);
        }

        /** All tries. */
        public int tries() {
            return counts.stream().mapToInt(WallCount::tries).sum();
        }

        /** Rows of another town that were seen; a town wants to read 0 here. */
        public int foreign() {
            return counts.stream().mapToInt(WallCount::foreign).sum();
        }

        /** Tries of which nobody can say how they ended. */
        public int unclear() {
            return counts.stream().mapToInt(WallCount::unclear).sum();
        }
    }

    /** Keeps the night of a town, in place of what the same night had; nights older than a month go. */
    public void keep(MunicipalityCode code, Night night) {
        control.call(home -> {
            home.sql("""
                            delete from wall_probe where code = :code and (night = :night or night < :oldest)
                            """)
                    .param("code", code.value())
                    .param("night", night.night())
                    .param("oldest", night.night().minusDays(DAYS))
                    .update();
            for (var count : night.counts()) {
                home.sql("""
                                insert into wall_probe (code, night, kind, tries, foreign_rows, unclear, at)
                                values (:code, :night, :kind, :tries, :foreign, :unclear, :at)
                                """)
                        .param("code", code.value())
                        .param("night", night.night())
                        .param("kind", count.kind().name())
                        .param("tries", count.tries())
                        .param("foreign", count.foreign())
                        .param("unclear", count.unclear())
                        .param("at", night.at().atOffset(ZoneOffset.UTC))
                        .update();
            }
            return true;
        });
    }

    /** The nights of the present town, the newest first; empty before the first one. */
    public List<Night> list() {
        var code = TenantScope.current().code().value();
        return control.call(home -> {
            var nights = new LinkedHashMap<LocalDate, Night>();
            home.sql("""
                            select night, kind, tries, foreign_rows, unclear, at from wall_probe
                             where code = :code order by night desc, kind
                            """)
                    .param("code", code)
                    .query((row, _) -> new Night(
                            row.getObject("night", LocalDate.class),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            List.of(new WallCount(
                                    WallTry.valueOf(row.getString("kind")),
                                    row.getInt("tries"),
                                    row.getInt("foreign_rows"),
                                    row.getInt("unclear")))))
                    .list()
                    .forEach(row -> nights.merge(row.night(), row, WallNights::together));
            return List.copyOf(nights.values());
        });
    }

    private static Night together(Night one, Night other) {
        var counts = new ArrayList<>(one.counts());
        counts.addAll(other.counts());
        return new Night(one.night(), one.at(), counts);
    }
}
