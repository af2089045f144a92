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

/** Pictures as files under one folder, which all nodes of a site share. A file appears whole or not at all. */
final class FilePhotoStore implements PhotoStore {
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
        try (var found = Files.list(below(PhotoKeys.folder(name)))) {
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
        try (var found = Files.walk(below(PhotoKeys.folder(name)))) {
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
        return below(PhotoKeys.key(key));
    }

    private Path below(String name) {
        if (folder.toString().isEmpty()) {
            throw new IllegalStateException(
                    "This site was given no place for photos (SODACHI_PHOTOS or SODACHI_PHOTOS_BUCKET).");
        }
        return folder.resolve(name);
    }
}
