package jp.sodachi.municipalityportal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sodachi.assessment.SignedPackage;

/** A publisher nobody is, and the packages it signs: three made-up questions on how a guardian feels. */
final class MadeUpPublisher {
    static final String NAME = "made-up-press";
    private static final KeyPair KEYS = keys();

    private MadeUpPublisher() {}

    static String key() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    static String manifest(String version) {
        return """
                {"schema": "sodachi-package/1", "publisher": "made-up-press", "instrument": "made-up-mood", "version": "%s",
                 "holder": "Made-up Press", "towns": ["332119"], "from": "2026-01-01", "until": "2099-12-31",
                 "electronic_use": true, "months": [0, 12]}
                """.formatted(version);
    }

    static String instrument(String version) {
        return """
                {"schema": "sodachi-instrument/1", "id": "made-up-mood", "version": "%s", "kind": "mood",
                 "title": {"ja": "作りものの気もち", "en": "Made-up mood"}, "lead": {"ja": "おうかがいします", "en": "We ask"},
                 "licence": {"type": "town", "holder": "Made-up Press", "terms": {"ja": "作りもの", "en": "made up"}},
                 "source": {"ja": "作りもの", "en": "made up"},
                 "disclaimer": {"ja": "作りもの", "en": "Made up"}, "review": {"status": "open"},
                 "age": {}, "missing": {"allowed": 0, "otherwise": "incomplete"},
                 "actions": {"none": {"next": {"ja": "ありがとうございました", "en": "Thank you"}},
                             "talk": {"contact_within": 5, "next": {"ja": "お話ししましょう", "en": "Let us talk"}},
                             "now": {"contact_within": 0, "next": {"ja": "すぐにご連絡します", "en": "We call you"}}},
                 "rules": [
                  {"id": "low", "when": {"points": [0, 1]}, "level": "ok", "action": "none"},
                  {"id": "high", "when": {"points": [2, 3]}, "level": "refer", "action": "talk"},
                  {"id": "alarm", "when": {"answer": "YES", "items": ["q3"]}, "level": "urgent", "action": "now", "alarm": true}],
                 "windows": [{"code": "w", "unit": "months", "from": 1, "to": 3}],
                 "items": [
                  {"code": "q1", "domain": "guardian", "answers": "yes-no", "in": ["w"], "text": {"ja": "ひみつの問い一", "en": "Secret one"}, "points": {"YES": 1, "NO": 0}},
                  {"code": "q2", "domain": "guardian", "answers": "yes-no", "in": ["w"], "text": {"ja": "ひみつの問い二", "en": "Secret two"}, "points": {"YES": 1, "NO": 0}},
                  {"code": "q3", "domain": "guardian", "answers": "yes-no", "in": ["w"], "text": {"ja": "ひみつの問い三", "en": "Secret three"}, "points": {"YES": 1, "NO": 0}}]}
                """.formatted(version);
    }

    static byte[] packed(String manifest, String instrument) {
        return zip(manifest, instrument, sign(manifest, instrument));
    }

    static byte[] sign(String manifest, String instrument) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(KEYS.getPrivate());
            signer.update(SignedPackage.signed(bytes(manifest), bytes(instrument)));
            return signer.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] zip(String manifest, String instrument, byte[] signature) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(zip, "manifest.json", bytes(manifest));
            put(zip, "instrument.json", bytes(instrument));
            put(zip, "signature", signature);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
