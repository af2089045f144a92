package jp.sodachi.deploy.towns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An exit package, and the same with something of it changed; never the file itself. */
record TouchedPackage(Path file, String signingKey) {
    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "manifest.sig";
    /** A signature in base 64, at the end of the file. */
    private static final int SEAL = 88;
    /** The head of a file in a ZIP archive, before the file's name. */
    private static final int HEAD = 30;

    /** A byte of the first file in it. */
    Path withOneByteChanged() throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[HEAD + "seals.csv".length() + 4] ^= 1;
        return Files.write(file.resolveSibling("changed.zip"), bytes);
    }

    Path without(String path) throws IOException {
        var files = read();
        files.remove(path);
        return write("without.zip", files);
    }

    /** Signed and sealed with the right key; its rows are of another structure. */
    Path ofAnotherVersion() throws IOException, GeneralSecurityException {
        var files = read();
        var manifest = new String(files.get(MANIFEST), StandardCharsets.UTF_8)
                .replaceFirst("\"structure\" : \"....", "\"structure\" : \"zzzz")
                .getBytes(StandardCharsets.UTF_8);
        files.put(MANIFEST, manifest);
        files.put(SIGNATURE, signed(manifest));
        var written = write("version.zip", files);
        var bytes = Files.readAllBytes(written);
        var before = Arrays.copyOf(bytes, bytes.length - SEAL);
        var seal = Base64.getEncoder()
                .encode(signed(MessageDigest.getInstance("SHA-256").digest(before)));
        System.arraycopy(seal, 0, bytes, before.length, SEAL);
        return Files.write(written, bytes);
    }

    private byte[] signed(byte[] text) throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(signingKey))));
        signature.update(text);
        return signature.sign();
    }

    private Map<String, byte[]> read() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (var in = zip.getInputStream(entry)) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return files;
    }

    private Path write(String name, Map<String, byte[]> files) throws IOException {
        var written = file.resolveSibling(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(written))) {
            for (var entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
            zip.setComment(" ".repeat(SEAL));
        }
        return written;
    }
}
