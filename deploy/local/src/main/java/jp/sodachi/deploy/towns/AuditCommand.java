package jp.sodachi.deploy.towns;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.sodachi.audit.AuditChain;
import jp.sodachi.audit.AuditRoom;
import jp.sodachi.audit.ChainVerdict;
import jp.sodachi.deploy.local.LocalPorts;
import jp.sodachi.migration.MigrationRoom;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.TenancyRoom;
import jp.sodachi.tenancy.TenantDirectory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * {@code ./sodachi audit verify CODE}: checks the chain over a town's audit trail. Ends with 0 when it holds, 1 when it breaks or
 * could not be checked, 2 when the words were not understood. Prints ids and counts, nothing of any row.
 */
public final class AuditCommand {
    private static final String USAGE = """
            ./sodachi audit verify CODE   checks that no row of the town's trail was changed, taken out or put in
            """;

    private final PrintStream out;

    private AuditCommand(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new AuditCommand(out).run(List.of(arguments)));
    }

    private int run(List<String> words) {
        var code = words.size() == 2 && words.getFirst().equals("verify")
                ? MunicipalityCode.find(words.get(1))
                : java.util.Optional.<MunicipalityCode>empty();
        if (code.isEmpty()) {
            out.println(USAGE);
            return 2;
        }
        try {
            return verify(code.get()) ? 0 : 1;
        } catch (RuntimeException failure) {
            out.println("Not done: " + InstallationSettings.innermost(failure));
            return 1;
        }
    }

    private boolean verify(MunicipalityCode code) {
        var settings = InstallationSettings.from(System.getenv(), LocalPorts.fromEnvironment());
        try (var rooms = settings.open(Rooms.class)) {
            var town = rooms.getBean(TenantDirectory.class).find(code);
            if (town.isEmpty()) {
                out.println(code + "  is no town here");
                return false;
            }
            var chain = rooms.getBean(AuditChain.class);
            var verdict =
                    rooms.getBean(SchemaMigrator.class).countAsOwner(town.get(), rows -> chain.verify(code, rows));
            out.println(code + " " + town.get().name() + "  " + words(verdict));
            return verdict instanceof ChainVerdict.Whole;
        }
    }

    private static String words(ChainVerdict verdict) {
        return switch (verdict) {
            case ChainVerdict.Whole whole ->
                "the chain holds: %d seals over %d rows, %d seals of rows no longer kept, %d rows not sealed yet"
                        .formatted(whole.seals(), whole.rows(), whole.cleared(), whole.open());
            case ChainVerdict.Broken broken ->
                "THE CHAIN BREAKS in seal %d at row %s: %s"
                        .formatted(
                                broken.seal(),
                                broken.row(),
                                switch (broken.fault()) {
                                    case OTHER -> "it was changed, or one before it was taken out or put in";
                                    case MISSING -> "rows after it are gone";
                                    case ADDED -> "there are more rows than were sealed";
                                });
        };
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({SupportRoom.class, TenancyRoom.class, AuditRoom.class, MigrationRoom.class})
    static class Rooms {}
}
