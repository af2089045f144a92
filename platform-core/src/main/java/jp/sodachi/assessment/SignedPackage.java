package jp.sodachi.assessment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.InstrumentFile;
import jp.sodachi.assessment.rules.InvalidInstrument;
import jp.sodachi.assessment.rules.Licence;
import jp.sodachi.assessment.rules.Window;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A licensed instrument as its publisher has packed it: a zip of exactly {@code manifest.json}, {@code instrument.json} and
 * {@code signature}. The signature (Ed25519) is one over {@link #signed both files}, so that no byte of either can change.
 * Nothing of the package is believed before the signature is.
 *
 * <p>The manifest: {@code schema} {@value #SCHEMA}, {@code publisher}, {@code instrument}, {@code version}, {@code holder},
 * {@code towns} (municipality codes), {@code from} and {@code until}, {@code electronic_use}, {@code months} (first and last
 * completed month the licence covers) and, if it is limited, {@code most_answers}.
 */
public record SignedPackage(Instrument instrument, LicenceTerms terms) {
    static final String SCHEMA = "sodachi-package/1";
    static final String MANIFEST = "manifest.json";
    static final String INSTRUMENT = "instrument.json";
    static final String SIGNATURE = "signature";

    private static final int LONGEST_FILE = 1_000_000;
    private static final int DAYS_A_MONTH = 31;
    private static final Set<String> FILES = Set.of(MANIFEST, INSTRUMENT, SIGNATURE);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What became of reading a package. */
    public sealed interface Reading {
        /** It may be loaded. */
        record Fits(SignedPackage found) implements Reading {}

        /**
         * It may not.
         *
         * @param detail the place in the instrument's file where it does not fit its schema; else empty
         */
        record Refused(Reason reason, String detail) implements Reading {}
    }

    /** Why a package is not loaded. */
    public enum Reason {
        /** No zip of the three files. */
        NO_PACKAGE,
        /** Nobody here knows its publisher. */
        PUBLISHER,
        /** A byte has changed since it was signed, or somebody else signed it. */
        SIGNATURE,
        /** The manifest or the instrument is not written as this build reads it. */
        SCHEMA,
        /** It names no licence for a town, or the manifest speaks of another instrument. */
        LICENCE,
        /** The licence does not let it be answered on a screen. */
        PAPER_ONLY,
        /** The licence is for other towns. */
        OTHER_TOWN,
        /** The licence has ended. */
        OVER,
        /** It asks at ages the licence does not cover. */
        AGE,
        /** This version is loaded already, with another text or the same. */
        LOADED,
        /** Texts cannot be sealed here: the operator has set no key. */
        NO_SEAL
    }

    /** What the publisher signs: the length of the manifest in four bytes, the manifest, the instrument's file. */
    public static byte[] signed(byte[] manifest, byte[] instrument) {
        return ByteBuffer.allocate(Integer.BYTES + manifest.length + instrument.length)
                .putInt(manifest.length)
                .put(manifest)
                .put(instrument)
                .array();
    }

    /**
     * @param publishers the keys of the publishers whose packages are taken
     * @param town the municipality code it is loaded for
     */
    static Reading read(byte[] zip, Map<String, String> publishers, String town, LocalDate today) {
        var files = unpack(zip);
        return files.isEmpty() ? refused(Reason.NO_PACKAGE) : read(files.get(), publishers, town, today);
    }

    /** The three files of a package. */
    private record Files(byte[] manifest, byte[] instrument, byte[] signature) {}

    private static Reading read(Files files, Map<String, String> publishers, String town, LocalDate today) {
        JsonNode said;
        try {
            said = JSON.readTree(files.manifest());
        } catch (JacksonException broken) {
            return refused(Reason.SCHEMA);
        }
        var key = publishers.get(said.path("publisher").asString(""));
        if (key == null) {
            return refused(Reason.PUBLISHER);
        }
        if (!verifies(key, signed(files.manifest(), files.instrument()), files.signature())) {
            return refused(Reason.SIGNATURE);
        }
        return judge(said, new String(files.instrument(), StandardCharsets.UTF_8), town, today);
    }

    private static Reading judge(JsonNode said, String text, String town, LocalDate today) {
        Instrument instrument;
        LicenceTerms terms;
        try {
            instrument = InstrumentFile.read(INSTRUMENT, text);
            terms = terms(said);
        } catch (InvalidInstrument wrong) {
            return new Reading.Refused(Reason.SCHEMA, wrong.path());
        } catch (DateTimeException wrong) {
            return new Reading.Refused(Reason.SCHEMA, MANIFEST);
        }
        var months = said.path("months");
        if (!said.path("schema").asString("").equals(SCHEMA) || months.size() != 2) {
            return new Reading.Refused(Reason.SCHEMA, MANIFEST);
        }
        if (instrument.licence().type() != Licence.Type.TOWN
                || !said.path("instrument").asString("").equals(instrument.id())
                || !said.path("version").asString("").equals(instrument.version())) {
            return refused(Reason.LICENCE);
        }
        if (!said.path("electronic_use").asBoolean(false)) {
            return refused(Reason.PAPER_ONLY);
        }
        if (said.path("towns").valueStream().noneMatch(each -> each.asString("").equals(town))) {
            return refused(Reason.OTHER_TOWN);
        }
        if (today.isAfter(terms.until()) || terms.until().isBefore(terms.from())) {
            return refused(Reason.OVER);
        }
        var covered = instrument.windows().stream()
                .allMatch(each -> covers(months.get(0).asInt(-1), months.get(1).asInt(-1), each));
        return covered ? new Reading.Fits(new SignedPackage(instrument, terms)) : refused(Reason.AGE);
    }

    private static boolean covers(int first, int last, Window window) {
        return window.unit() == Window.Unit.MONTHS
                ? window.from() >= first && window.to() <= last
                : window.from() >= first * DAYS_A_MONTH && window.to() < (last + 1) * DAYS_A_MONTH;
    }

    private static LicenceTerms terms(JsonNode said) {
        return new LicenceTerms(
                said.path("publisher").asString(""),
                said.path("holder").asString(""),
                LocalDate.parse(said.path("from").asString("")),
                LocalDate.parse(said.path("until").asString("")),
                said.path("most_answers").asInt(0),
                "");
    }

    private static boolean verifies(String key, byte[] signed, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException impossible) {
            return false;
        }
    }

    /** The three files, each once and not too long; empty for anything else. */
    private static Optional<Files> unpack(byte[] zip) {
        var found = new HashMap<String, byte[]>();
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                var bytes = stream.readNBytes(LONGEST_FILE + 1);
                if (!FILES.contains(entry.getName())
                        || bytes.length > LONGEST_FILE
                        || found.put(entry.getName(), bytes) != null) {
                    return Optional.empty();
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            return Optional.empty();
        }
        var manifest = found.get(MANIFEST);
        var instrument = found.get(INSTRUMENT);
        var signature = found.get(SIGNATURE);
        return manifest == null || instrument == null || signature == null
                ? Optional.empty()
                : Optional.of(new Files(manifest, instrument, signature));
    }

    private static Reading refused(Reason reason) {
        return new Reading.Refused(reason, "");
    }
}
