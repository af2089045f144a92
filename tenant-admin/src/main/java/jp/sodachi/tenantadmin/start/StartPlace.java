package jp.sodachi.tenantadmin.start;

import java.util.List;
import jp.sodachi.relocation.Placement;

/** The PostgreSQL server a new town goes to: the one that was named, the one of the settings, or the emptiest. */
final class StartPlace {
    private final Placement placement;
    private final StartSettings settings;

    StartPlace(Placement placement, StartSettings settings) {
        this.placement = placement;
        this.settings = settings;
    }

    /**
     * The server.
     *
     * @param named its name; empty text when nobody named one
     * @throws NoRoom when it is not there, does not answer or is full
     */
    String choose(String named) {
        var wanted = named.isEmpty() ? settings.server() : named;
        if (wanted.isEmpty()) {
            return placement.choose().orElseThrow(NoRoom::new);
        }
        return placement
                .find(wanted)
                .filter(server -> server.holds(0))
                .orElseThrow(NoRoom::new)
                .name();
    }

    /** The names among which somebody can choose; none where there is one server only. */
    List<String> listChoices() {
        return placement.names().size() < 2 ? List.of() : placement.names();
    }
}
