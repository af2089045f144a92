package jp.sodachi.deploy.services;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder that looks to Keycloak like an installation: its programs are links to the built distribution, its realm files,
 * theme and data are its own. So many servers share 190 MB of programs.
 */
record KeycloakHome(Path path) {

    /** Lays the folder anew; what Keycloak keeps in the database is not touched. */
    static KeycloakHome lay(Path path, Path distribution) {
        try {
            StateFolder.deleteRecursively(path);
            Files.createDirectories(path.resolve("bin"));
            // kc.sh finds its home by its own real place, so it is copied, not linked.
            Files.copy(distribution.resolve("bin/kc.sh"), path.resolve("bin/kc.sh"));
            for (String linked : List.of("lib", "conf", "providers", "version.txt")) {
                Files.createSymbolicLink(path.resolve(linked), distribution.resolve(linked));
            }
            copyResources("realms", path.resolve("data/import"));
            copyResources("themes", path.resolve("themes"));
            return new KeycloakHome(path);
        } catch (IOException e) {
            throw new ServiceUnavailable(
                    "Keycloak's folder " + path + " could not be laid: " + e.getMessage() + ".", e);
        }
    }

    Path script() {
        return path.resolve("bin/kc.sh");
    }

    private static void copyResources(String folder, Path target) throws IOException {
        URL resource = KeycloakHome.class.getResource("keycloak/" + folder);
        if (resource == null) {
            throw new IOException("the build left out keycloak/" + folder);
        }
        try {
            URI uri = resource.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    copyTree(jar.provider().getPath(uri), target);
                }
            } else {
                copyTree(Path.of(uri), target);
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static void copyTree(Path from, Path target) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copy = target.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy);
                }
            }
        }
    }
}
