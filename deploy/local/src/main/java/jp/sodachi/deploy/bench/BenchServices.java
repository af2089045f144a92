package jp.sodachi.deploy.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.sodachi.deploy.services.BackingServices;

/**
 * Servers of a measurement's own: fresh at its begin, gone at its end. Requests go to a town's host name by its header, since
 * Java does not resolve *.localhost.
 */
final class BenchServices implements AutoCloseable {
    private final Path folder;
    private final BackingServices servers;

    private BenchServices(Path folder) {
        this.folder = folder;
        this.servers = BackingServices.keptIn(folder);
    }

    static BenchServices in(Path folder) {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        if (Files.exists(folder)) {
            BackingServices.forget(folder);
        }
        return new BenchServices(folder);
    }

    BackingServices servers() {
        return servers;
    }

    @Override
    public void close() {
        servers.close();
        BackingServices.forget(folder);
    }
}
