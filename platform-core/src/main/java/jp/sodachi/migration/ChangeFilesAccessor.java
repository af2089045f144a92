package jp.sodachi.migration;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;

/** Shows Liquibase exactly our change files and nothing else of the class path. */
final class ChangeFilesAccessor extends AbstractResourceAccessor {
    private final Map<String, String> contents;

    ChangeFilesAccessor(ChangeFiles files) {
        this.contents = files.contents();
    }

    @Override
    public List<Resource> search(String path, boolean recursive) {
        return List.of();
    }

    @Override
    public List<Resource> getAll(String path) {
        var text = contents.get(path);
        return text == null ? List.of() : List.of(new InMemory(path, text));
    }

    @Override
    public List<String> describeLocations() {
        return List.of("Sodachi's change files");
    }

    @Override
    public void close() {}

    private static final class InMemory extends AbstractResource {
        private final String text;

        InMemory(String path, String text) {
            super(path, URI.create("sodachi:" + path));
            this.text = text;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public Resource resolve(String other) {
            return new InMemory(resolvePath(other), text);
        }

        @Override
        public Resource resolveSibling(String other) {
            return new InMemory(resolveSiblingPath(other), text);
        }
    }
}
