package jp.sodachi.municipalityportal.schedule;

import java.time.LocalDate;
import java.util.List;
import jp.sodachi.layer.LayerVersion;
import org.jspecify.annotations.Nullable;

/** One version in the history as the page shows it. */
record VersionRow(
        int number,
        LayerVersion.Phase phase,
        String badge,
        LocalDate from,
        String reason,
        String editedBy,
        @Nullable String approvedBy,
        boolean canReturnTo) {

    static List<VersionRow> list(ScheduleOffice.Standing standing) {
        var open = standing.findOpen().isPresent();
        return standing.versions().stream()
                .map(version -> of(version, standing, open))
                .toList();
    }

    private static VersionRow of(LayerVersion version, ScheduleOffice.Standing standing, boolean open) {
        var phase = version.phase(standing.today(), standing.versions());
        return new VersionRow(
                version.number(),
                phase,
                badge(phase),
                version.effectiveFrom(),
                version.reason(),
                version.editedBy(),
                version.approvedBy(),
                !open && phase == LayerVersion.Phase.SUPERSEDED);
    }

    static String badge(LayerVersion.Phase phase) {
        return switch (phase) {
            case DRAFT -> "soon";
            case PROPOSED -> "waiting";
            case COMING -> "running";
            case EFFECTIVE -> "good";
            case SUPERSEDED, DISCARDED -> "stopped";
        };
    }
}
