package jp.sodachi.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pictures as files under one folder, which all nodes of a site share. A file appears whole or not at all. */
final class FilePhotoStore implements PhotoStore {
    private static final Pattern KEY = Pattern.compile("[a-z0-9_]+(/[a-z0-9-]+)+\\.jpg");
    private static final Pattern FOLDER = Pattern.compile("t_\\d{6}(/[a-z0-9-]+)?");

    private final Path folder;

    /** @param folder an empty path where the site has been given none: then nothing is kept */
    FilePhotoStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(String key, byte[] bytes) {
        try {
            var file = file(key);
            Files.createDirectories(file.getParent());
            var fresh = Files.createTempFile(file.getParent(), "fresh", ".part");
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Optional<byte[]> find(String key) {
        try {
            return Optional.of(Files.readAllBytes(file(key)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public List<String> listFolders(String name) {
        try (var found = Files.list(below(FOLDER, name))) {
            return found.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void deleteFolder(String name) {
        try (var found = Files.walk(below(FOLDER, name))) {
            for (var each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (NoSuchFileException none) {
            return;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path file(String key) {
        return below(KEY, key);
    }

    private Path below(Pattern allowed, String name) {
        if (!allowed.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a photo's key");
        }
        if (folder.toString().isEmpty()) {
            throw new IllegalStateException("This site was given no folder for photos (SODACHI_PHOTOS).");
        }
        return folder.resolve(name);
    }
}
