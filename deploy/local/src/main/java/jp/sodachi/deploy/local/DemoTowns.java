package jp.sodachi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.sodachi.support.Municipality;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.NationalList;

/** The demo towns of the local stack: started once, remembered in the state folder. */
final class DemoTowns {
    private static final List<String> FIRST = List.of("332119", "012068", "473014");
    private static final String OPTION = "--towns";

    private final LocalStack stack;
    private final Consumer<String> progress;

    DemoTowns(LocalStack stack, Consumer<String> progress) {
        this.stack = stack;
        this.progress = progress;
    }

    /**
     * The towns asked for: 備前市, 釧路市 and 国頭村, then further ones of the national list.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed
     */
    static List<MunicipalityCode> choose(String[] arguments) {
        var count = FIRST.size();
        for (var i = 0; i < arguments.length; i++) {
            if (!arguments[i].equals(OPTION)
                    || i + 1 == arguments.length
                    || !arguments[i + 1].matches("[1-9]\\d{0,3}")) {
                throw new IllegalArgumentException("./sodachi up takes --towns N, with N from 1 to 1741.");
            }
            i++;
            count = Integer.parseInt(arguments[i]);
        }
        return Stream.concat(
                        FIRST.stream().map(MunicipalityCode::of),
                        new NationalList()
                                .list().stream()
                                        .filter(place ->
                                                !place.isWard() && !place.code().isPrefecture())
                                        .map(Municipality::code))
                .distinct()
                .limit(count)
                .toList();
    }

    /** The town's name in the national list. */
    static String nameOf(MunicipalityCode code) {
        return new NationalList().find(code).orElseThrow().name();
    }

    /** Starts and fills the towns that are not there yet. */
    void start() {
        var missing = new ArrayList<MunicipalityCode>();
        for (var town : stack.settings().towns()) {
            if (!Files.exists(mark(town))) {
                missing.add(town);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        try (var signIns = new DemoSignIns(stack.keycloak());
                var console = DemoConsole.open(stack);
                var seed = DemoSeed.open(stack)) {
            signIns.ensure("platform", DemoPeople.OPERATOR, "運用 担当");
            signIns.ensure("platform", DemoPeople.SECOND_OPERATOR, "運用 当番");
            for (var town : missing) {
                progress.accept("Town " + town + " " + nameOf(town) + " with "
                        + stack.settings().families() + " made-up families");
                console.start(town);
                seed.fill(town, signIns);
                console.goLive(town);
                remember(town);
            }
        }
    }

    private void remember(MunicipalityCode town) {
        try {
            Files.createDirectories(mark(town).getParent());
            Files.createFile(mark(town));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path mark(MunicipalityCode town) {
        return stack.settings().folder().resolve("towns").resolve(town.value());
    }
}
