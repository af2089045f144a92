package jp.sodachi.exit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/**
 * The last bytes of a package: a signature over the SHA-256 of every byte before them. The manifest proves the files; what a ZIP
 * file says beside them (moments, lengths, marks) is proved by this, so that no byte of a package can be changed unseen. To a ZIP
 * program it is the archive's comment.
 */
final class PackageSeal {
    /** As long as a signature in base 64; stands where the seal will be. */
    static final String PLACE = " ".repeat(88);

    private static final int PART = 1 << 16;

    private PackageSeal() {}

    /** Writes the seal over its place at the end of the file. */
    static void put(Path file, String signingKey) throws IOException {
        var seal = Base64.getEncoder().encode(ExitKeys.sign(hash(file), signingKey));
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(open.length() - seal.length);
            open.write(seal);
        }
    }

    /** Whether every byte is as it was when the seal was put. */
    static boolean holds(Path file, String trustedKey) throws IOException {
        if (Files.size(file) < PLACE.length()) {
            return false;
        }
        var seal = last(file);
        try {
            var signature = Base64.getDecoder().decode(seal);
            // Encoded again: one signature can be written in one way only.
            return Arrays.equals(Base64.getEncoder().encode(signature), seal)
                    && ExitKeys.proves(hash(file), signature, trustedKey);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static byte[] last(Path file) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            var seal = new byte[PLACE.length()];
            open.seek(open.length() - seal.length);
            open.readFully(seal);
            return seal;
        }
    }

    private static byte[] hash(Path file) throws IOException {
        var hash = PackageWriter.sha256();
        var left = Files.size(file) - PLACE.length();
        try (var in = Files.newInputStream(file)) {
            var part = new byte[PART];
            while (left > 0) {
                var read = in.read(part, 0, (int) Math.min(part.length, left));
                if (read < 0) {
                    break;
                }
                hash.update(part, 0, read);
                left -= read;
            }
        }
        return hash.digest();
    }
}
