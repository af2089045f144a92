package jp.sodachi.deploy.local;

import java.nio.file.Path;
import java.util.List;
import jp.sodachi.support.MunicipalityCode;

/**
 * What a local stack consists of.
 *
 * @param folder where its state survives
 * @param ports where it listens
 * @param towns the demo towns, in the order they are shown
 * @param families made-up families a demo town
 */
public record LocalSettings(Path folder, LocalPorts ports, List<MunicipalityCode> towns, int families) {
    /** Made-up families a demo town. */
    public static final int USUAL_FAMILIES = 40;

    public LocalSettings {
        towns = List.copyOf(towns);
    }
}
