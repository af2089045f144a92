package jp.sodachi.deploy.towns;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sodachi.audit.AnnouncedReturn;
import jp.sodachi.audit.AuditChain;
import jp.sodachi.audit.AuditRoom;
import jp.sodachi.audit.ChainVerdict;
import jp.sodachi.audit.Returned;
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

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final PrintStream out;
    private final Map<String, String> environment;

    /** @param environment where the installation is, under the names of the usage text of {@link TownsCommand} */
    AuditCommand(PrintStream out, Map<String, String> environment) {
        this.out = out;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new AuditCommand(out, System.getenv()).run(List.of(arguments)));
    }

    int run(List<String> words) {
        var code = words.size() == 2 && words.getFirst().equals("verify")
                ? MunicipalityCode.find(words.get(1))
                : Optional.<MunicipalityCode>empty();
        if (code.isEmpty()) {
            out.println(USAGE);
            return 2;
        }
        try {
            return verify(code.get()) ? 0 : 1;
        } catch (RuntimeException failure) {
            out.println("Not done: " + WhatFailed.words(failure));
            return 1;
        }
    }

    private boolean verify(MunicipalityCode code) {
        var settings = InstallationSettings.from(environment, LocalPorts.fromEnvironment());
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
            chain.findAnnounced(code).ifPresent(back -> out.println(words(code, back)));
            return verdict instanceof ChainVerdict.Whole;
        }
    }

    private static String words(ChainVerdict verdict) {
        return switch (verdict) {
            case ChainVerdict.Whole whole ->
                "the chain holds: %d seals over %d rows, %d seals of rows no longer kept, %d rows not sealed yet"
                                .formatted(whole.seals(), whole.rows(), whole.cleared(), whole.open())
                        + whole.returns().stream().map(AuditCommand::words).collect(Collectors.joining());
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

    private static String words(Returned back) {
        var said = switch (back.kind()) {
            case RESTORED ->
                "restored to %s on %s by %s (%s): %s"
                        .formatted(
                                moment(back.asOf()),
                                moment(back.at()),
                                plain(back.by()),
                                plain(back.why()),
                                takenBack(back));
            case TAKEN_IN ->
                "taken in on %s by %s with the package of %s: seals before %d were made by the platform it came from"
                        .formatted(moment(back.at()), plain(back.by()), moment(back.asOf()), back.number());
        };
        return "%n  seal %d: %s".formatted(back.number(), said);
    }

    private static String words(MunicipalityCode code, AnnouncedReturn broken) {
        return ("  A restore to %s by %s (%s) was broken off, or is at work now. Its seal is missing, which is why the chain may"
                        + " seem to break. ./sodachi towns restore %s … with the same words finishes it.")
                .formatted(moment(broken.asOf()), plain(broken.by()), plain(broken.why()), code);
    }

    private static String takenBack(Returned back) {
        return back.from() == 0
                ? "no seal is taken back"
                : "seals %d to %d are taken back, the last one's hash was %s"
                        .formatted(back.from(), back.upTo(), back.lastHash());
    }

    /** What somebody once typed cannot write lines of its own here. */
    private static String plain(String typed) {
        return typed.replaceAll("\\p{Cntrl}", " ");
    }

    private static String moment(Instant at) {
        return MOMENT.format(at.atZone(SupportRoom.JAPAN));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({SupportRoom.class, TenancyRoom.class, AuditRoom.class, MigrationRoom.class})
    static class Rooms {}
}
