package jp.sodachi.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pictures as files under one folder, which all nodes of a site share. A file appears whole or not at all. */
final class FilePhotoStore implements PhotoStore {
    private static final Pattern KEY = Pattern.compile("[a-z0-9_]+(/[a-z0-9-]+)+\\.jpg");

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

    private Path file(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a photo's key");
        }
        if (folder.toString().isEmpty()) {
            throw new IllegalStateException("This site was given no folder for photos (SODACHI_PHOTOS).");
        }
        return folder.resolve(key);
    }
}
