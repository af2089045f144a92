package jp.sodachi.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sodachi.record.Photo;
import jp.sodachi.record.Photos;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands a guardian the handbook of the guardian's own child. Each method reads anew and keeps the taking out in the trail;
 * everybody else is refused with {@link jp.sodachi.identity.NotYours} before the first byte.
 */
public class HandbookExports {
    /** Most photos in a PDF; the tables bring all. */
    public static final int PHOTOS_IN_PDF = 60;

    private static final String SCHEMA = "/export/handbook-1.schema.json";
    private static final String PREGNANCY_SCHEMA = "/export/pregnancy-1.schema.json";

    private final HandbookReading reading;
    private final Photos photos;
    private final HandbookPdf pdf = new HandbookPdf();
    private final JsonMapper json = JsonMapper.builder().build();

    HandbookExports(HandbookReading reading, Photos photos) {
        this.reading = reading;
        this.photos = photos;
    }

    /** The handbook in pages, in the paper handbook's order. */
    public byte[] pdf(UUID childId, Paper paper, Locale reader) {
        var read = reading.read(childId, reader);
        Map<UUID, byte[]> pictures = new HashMap<>();
        read.handbook().photos().reversed().stream()
                .limit(PHOTOS_IN_PDF)
                .forEach(each -> photos.open(childId, each.id(), Photo.Size.SMALL)
                        .ifPresent(picture -> pictures.put(each.id(), picture)));
        return pdf.draw(read, pictures, paper);
    }

    /** The pages of a pregnancy by itself: before there is a child, and where there will be none. */
    public byte[] pregnancyPdf(UUID pregnancyId, Paper paper, Locale reader) {
        return pdf.draw(reading.readPregnancy(pregnancyId, reader), paper);
    }

    /** The same as {@link #pregnancySchema()} describes it, in UTF-8. */
    public byte[] pregnancyJson(UUID pregnancyId, Locale reader) {
        return json.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(reading.readPregnancy(pregnancyId, reader).handbook());
    }

    /** The same as tables: a zip file with one file a table and the dictionary. A pregnancy has no photos. */
    public byte[] pregnancyTables(UUID pregnancyId, Locale reader) throws IOException {
        var read = reading.readPregnancy(pregnancyId, reader);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : HandbookTables.of(read.handbook(), read.words()).entrySet()) {
                write(zip, file.getKey(), file.getValue());
            }
        }
        return out.toByteArray();
    }

    /** The handbook as {@link #schema()} describes it, in UTF-8. */
    public byte[] json(UUID childId, Locale reader) {
        return json.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(reading.read(childId, reader).handbook());
    }

    /** The tables, ready to be written. */
    public Tables tables(UUID childId, Locale reader) {
        var read = reading.read(childId, reader);
        return new Tables(childId, read.handbook(), HandbookTables.of(read.handbook(), read.words()));
    }

    /** The published JSON Schema (draft 2020-12) of {@link #json}. */
    public static byte[] schema() {
        return read(SCHEMA);
    }

    /** The published JSON Schema (draft 2020-12) of {@link #pregnancyJson}. */
    public static byte[] pregnancySchema() {
        return read(PREGNANCY_SCHEMA);
    }

    private static byte[] read(String schema) {
        try (var file = Objects.requireNonNull(HandbookExports.class.getResourceAsStream(schema), schema)) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One child's tables; the photos are read one by one while they are written. */
    public final class Tables {
        private final UUID childId;
        private final Handbook handbook;
        private final Map<String, byte[]> files;

        private Tables(UUID childId, Handbook handbook, Map<String, byte[]> files) {
            this.childId = childId;
            this.handbook = handbook;
            this.files = files;
        }

        /** Writes a zip file with one file a table, the dictionary, and the photos as large as they are kept. */
        public void writeTo(OutputStream out) throws IOException {
            var zip = new ZipOutputStream(out);
            for (var file : files.entrySet()) {
                write(zip, file.getKey(), file.getValue());
            }
            for (var photo : handbook.photos()) {
                var picture = photos.open(childId, photo.id(), Photo.Size.LARGE);
                if (picture.isPresent()) {
                    write(zip, photo.file(), picture.get());
                }
            }
            zip.finish();
        }
    }

    private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
