package jp.sodachi.exit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import jp.sodachi.exit.ExitRefused.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A package that has been proved: signed with the trusted key, nothing missing, nothing changed, nothing besides. */
final class PackageReader implements AutoCloseable {
    private static final int PART = 1 << 16;
    private static final int LARGEST_MANIFEST = 64 << 20;

    private final ZipFile zip;
    private final Manifest manifest;

    private PackageReader(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws ExitRefused when anything of it cannot be believed */
    static PackageReader prove(Path file, String trustedKey) throws IOException {
        var zip = open(file);
        try {
            var bytes = whole(zip, Manifest.PATH);
            if (!ExitKeys.proves(bytes, whole(zip, Manifest.SIGNATURE), trustedKey)) {
                throw new ExitRefused(Reason.SIGNATURE, "");
            }
            var reader = new PackageReader(zip, read(bytes));
            reader.proveEntries();
            if (!PackageSeal.holds(file, trustedKey)) {
                throw new ExitRefused(Reason.TOUCHED, "");
            }
            return reader;
        } catch (IOException | RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    private static ZipFile open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new ExitRefused(Reason.NO_FILE, file.toString());
        }
        try {
            return new ZipFile(file.toFile());
        } catch (IOException nothing) {
            throw new ExitRefused(Reason.NO_PACKAGE, String.valueOf(file.getFileName()));
        }
    }

    private static byte[] whole(ZipFile zip, String path) throws IOException {
        var entry = zip.getEntry(path);
        if (entry == null) {
            throw new ExitRefused(Reason.NO_PACKAGE, path);
        }
        try (var in = zip.getInputStream(entry)) {
            return in.readNBytes(LARGEST_MANIFEST);
        } catch (IOException changed) {
            throw new ExitRefused(Reason.CHANGED, path);
        }
    }

    private static Manifest read(byte[] bytes) {
        try {
            var manifest = JsonMapper.builder().build().readValue(bytes, Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new ExitRefused(Reason.VERSION, "format " + manifest.format());
            }
            return manifest;
        } catch (JacksonException unreadable) {
            throw new ExitRefused(Reason.NO_PACKAGE, Manifest.PATH);
        }
    }

    private void proveEntries() {
        var unlisted = zip.stream().map(java.util.zip.ZipEntry::getName).collect(Collectors.toCollection(HashSet::new));
        unlisted.remove(Manifest.PATH);
        unlisted.remove(Manifest.SIGNATURE);
        for (var entry : manifest.entries()) {
            if (!unlisted.remove(entry.path())) {
                throw new ExitRefused(Reason.MISSING, entry.path());
            }
            if (!entry.sha256().equals(hash(entry.path()))) {
                throw new ExitRefused(Reason.CHANGED, entry.path());
            }
        }
        if (!unlisted.isEmpty()) {
            throw new ExitRefused(Reason.UNLISTED, unlisted.iterator().next());
        }
    }

    private String hash(String path) {
        try (var in = new DigestInputStream(open(path), PackageWriter.sha256())) {
            var part = new byte[PART];
            while (in.read(part) >= 0) {
                // Only its hash is wanted.
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException broken) {
            return "";
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** A file of the package; the caller closes it. */
    InputStream open(String path) throws IOException {
        var entry = zip.getEntry(path);
        if (entry == null) {
            throw new ExitRefused(Reason.MISSING, path);
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
