package jp.sodachi.parentportal.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.export.HandbookExports;
import jp.sodachi.export.Paper;
import jp.sodachi.identity.NotYours;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.Records;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Says what can be taken along, and hands it over. A file's name says nothing about the child. */
@Controller
class ExportPages {
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");

    private final HandbookExports exports;
    private final Records records;
    private final PlanWords words;
    private final Clock clock;

    ExportPages(HandbookExports exports, Records records, PlanWords words, Clock clock) {
        this.exports = exports;
        this.records = records;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/children/{child}/export")
    String page(@PathVariable UUID child, Model model, Locale reader) {
        var mine = records.listMyChildren().stream()
                .filter(each -> each.id().equals(child))
                .findFirst()
                .orElseThrow(() -> new NotYours("record.export", child));
        model.addAttribute("child", ChildFace.of(mine, today(), words, reader));
        return "parent/export/export";
    }

    @GetMapping("/children/{child}/export/a4.pdf")
    ResponseEntity<byte[]> a4(@PathVariable UUID child, Locale reader) {
        return file(exports.pdf(child, Paper.A4, reader), MediaType.APPLICATION_PDF, "a4.pdf");
    }

    @GetMapping("/children/{child}/export/a6.pdf")
    ResponseEntity<byte[]> a6(@PathVariable UUID child, Locale reader) {
        return file(exports.pdf(child, Paper.A6_TWO_UP, reader), MediaType.APPLICATION_PDF, "a6.pdf");
    }

    @GetMapping("/pregnancies/{id}/export/a4.pdf")
    ResponseEntity<byte[]> pregnancyA4(@PathVariable UUID id, Locale reader) {
        return file(exports.pregnancyPdf(id, Paper.A4, reader), MediaType.APPLICATION_PDF, "a4.pdf");
    }

    @GetMapping("/pregnancies/{id}/export/a6.pdf")
    ResponseEntity<byte[]> pregnancyA6(@PathVariable UUID id, Locale reader) {
        return file(exports.pregnancyPdf(id, Paper.A6_TWO_UP, reader), MediaType.APPLICATION_PDF, "a6.pdf");
    }

    @GetMapping("/pregnancies/{id}/export/pregnancy.json")
    ResponseEntity<byte[]> pregnancyJson(@PathVariable UUID id, Locale reader) {
        return file(exports.pregnancyJson(id, reader), MediaType.APPLICATION_JSON, "json");
    }

    @GetMapping("/pregnancies/{id}/export/tables.zip")
    ResponseEntity<byte[]> pregnancyTables(@PathVariable UUID id, Locale reader) throws IOException {
        return file(exports.pregnancyTables(id, reader), ZIP, "zip");
    }

    @GetMapping("/children/{child}/export/handbook.json")
    ResponseEntity<byte[]> json(@PathVariable UUID child, Locale reader) {
        return file(exports.json(child, reader), MediaType.APPLICATION_JSON, "json");
    }

    @GetMapping("/children/{child}/export/tables.zip")
    void tables(@PathVariable UUID child, Locale reader, HttpServletResponse response) throws IOException {
        var tables = exports.tables(child, reader);
        response.setContentType(ZIP.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, named("zip"));
        tables.writeTo(response.getOutputStream());
    }

    /** The same for everybody: what the JSON file's parts mean, for whoever reads it. */
    @GetMapping("/export/handbook-1.schema.json")
    ResponseEntity<byte[]> schema() {
        return ResponseEntity.ok().contentType(SCHEMA).body(HandbookExports.schema());
    }

    @GetMapping("/export/pregnancy-1.schema.json")
    ResponseEntity<byte[]> pregnancySchema() {
        return ResponseEntity.ok().contentType(SCHEMA).body(HandbookExports.pregnancySchema());
    }

    private ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String end) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, named(end))
                .body(bytes);
    }

    private String named(String end) {
        return ContentDisposition.attachment()
                .filename("boshi-techo-" + today() + (end.startsWith("a") ? "-" : ".") + end)
                .build()
                .toString();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
