package jp.sodachi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.sodachi.support.Municipality;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.NationalList;

/** The demo towns of the local stack: started once, remembered in the state folder. */
final class DemoTowns implements AutoCloseable {
    private static final List<String> FIRST = List.of("332119", "012068", "473014");
    private static final String OPTION = "--towns";

    private final LocalStack stack;
    private final Consumer<String> progress;
    private final List<MunicipalityCode> missing;
    private final CompletableFuture<Optional<Workshop>> workshop;

    /** Opens what the missing towns will be made in, while the caller waits for others. */
    DemoTowns(LocalStack stack, Consumer<String> progress) {
        this.stack = stack;
        this.progress = progress;
        this.missing = stack.settings().towns().stream()
                .filter(town -> !Files.exists(mark(town)))
                .toList();
        this.workshop = CompletableFuture.supplyAsync(
                () -> missing.stream().findFirst().map(first -> Workshop.open(stack, first)),
                work -> Thread.ofPlatform().name("demo-towns").start(work));
    }

    /** Schemas are made in the one, families in the other. */
    private record Workshop(DemoConsole console, DemoSeed seed) implements AutoCloseable {

        static Workshop open(LocalStack stack, MunicipalityCode first) {
            var console = DemoConsole.open(stack);
            try {
                console.prepare(first);
                return new Workshop(console, DemoSeed.open(stack));
            } catch (RuntimeException | Error failure) {
                console.close();
                throw failure;
            }
        }

        @Override
        public void close() {
            seed.close();
            console.close();
        }
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

    /** Starts and fills the towns that are not there yet; everything else of the stack is up. */
    void start() {
        LocalStack.join(workshop).ifPresent(this::makeTowns);
    }

    private void makeTowns(Workshop workshop) {
        try (var signIns = new DemoSignIns(stack.keycloak())) {
            signIns.ensure("platform", DemoPeople.OPERATOR, "運用 担当");
            signIns.ensure("platform", DemoPeople.SECOND_OPERATOR, "運用 当番");
            for (var town : missing) {
                progress.accept("Town " + town + " " + nameOf(town) + " with "
                        + stack.settings().families() + " made-up families");
                workshop.console().start(town);
                workshop.seed().fill(town, signIns);
                workshop.console().goLive(town);
                remember(town);
            }
        }
    }

    @Override
    public void close() {
        workshop.exceptionally(_ -> Optional.empty()).join().ifPresent(Workshop::close);
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
