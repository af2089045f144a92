package jp.sodachi.deploy.local;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import jp.sodachi.support.MunicipalityCode;

/**
 * What a local stack consists of.
 *
 * @param folder where its state survives
 * @param ports where it listens
 * @param towns the demo towns, in the order they are shown
 * @param families made-up families a demo town
 * @param night when the worker plans a town's day by itself, Japan's time
 */
public record LocalSettings(
        Path folder, LocalPorts ports, List<MunicipalityCode> towns, int families, LocalTime night) {
    /** Made-up families a demo town. */
    public static final int USUAL_FAMILIES = 40;

    /** When an installation's night is. */
    public static final LocalTime USUAL_NIGHT = LocalTime.of(3, 0);

    public LocalSettings {
        towns = List.copyOf(towns);
    }
}
