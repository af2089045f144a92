package jp.sodachi.exit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the file of a package, one entry after the other, and hashes what it writes. */
final class PackageWriter implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final ZipOutputStream zip;
    private final List<Manifest.Entry> entries = new ArrayList<>();

    PackageWriter(Path file) throws IOException {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Writes into the stream it is given; what was thrown there ends the package. */
    interface Content {
        void writeTo(OutputStream out) throws Exception;
    }

    void add(String path, Content content) throws Exception {
        zip.putNextEntry(new ZipEntry(path));
        var counted = new Counted(zip);
        content.writeTo(counted);
        zip.closeEntry();
        entries.add(new Manifest.Entry(path, counted.bytes, HexFormat.of().formatHex(counted.hash.digest())));
    }

    List<Manifest.Entry> entries() {
        return List.copyOf(entries);
    }

    /** The manifest and its signature come last, and the seal over all; with them the package gets its name. */
    void finish(byte[] manifest, String signingKey) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.PATH));
        zip.write(manifest);
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry(Manifest.SIGNATURE));
        zip.write(ExitKeys.sign(manifest, signingKey));
        zip.closeEntry();
        zip.setComment(PackageSeal.PLACE);
        zip.close();
        PackageSeal.put(part, signingKey);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes away what was not finished. */
    @Override
    public void close() throws IOException {
        if (Files.exists(part)) {
            try {
                zip.close();
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    /** Passes on, counts and hashes; never closes what lies below. */
    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private final MessageDigest hash = sha256();
        private long bytes;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] many, int from, int length) throws IOException {
            out.write(many, from, length);
            hash.update(many, from, length);
            bytes += length;
        }

        @Override
        public void flush() {
            // Each row would be flushed to the file.
        }
    }
}
