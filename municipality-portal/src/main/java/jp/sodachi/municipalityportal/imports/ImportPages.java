package jp.sodachi.municipalityportal.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sodachi.support.Csv;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Taking vaccinations over from a table: tried first, then taken, with what could not be taken line by line. */
@Controller
@RequestMapping("/children/import")
class ImportPages {
    private static final int MOST_BYTES = 1_000_000;
    private static final int LONGEST_SOURCE = 50;
    private static final int MOST_FAULTS = 100;

    private final VaccinationImport vaccinations;
    private final MessageSource messages;

    ImportPages(VaccinationImport vaccinations, MessageSource messages) {
        this.vaccinations = vaccinations;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView form() {
        return page(HttpStatus.OK, "");
    }

    /** An empty table with a made-up line, to be filled. */
    @GetMapping("/table.csv")
    ResponseEntity<byte[]> table() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("vaccinations.csv")
                                .build()
                                .toString())
                .body(Csv.write(
                        VaccinationTable.HEAD,
                        List.of(List.of(
                                "育 はる", "そだち はる", "令和8年8月11日", "5種混合", "2026/10/12", "A123", "そだち小児科", "", ""))));
    }

    /** @param take whether it is taken for good; else it is only tried */
    @PostMapping
    ModelAndView take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "false") boolean take,
            Locale reader)
            throws IOException {
        var from = Typed.text(source);
        var wrong = wrong(file, from);
        if (wrong.isPresent() || file == null) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, from)
                    .addObject("problem", messages.getMessage(wrong.orElse("import.file.none"), null, reader));
        }
        var outcome = vaccinations.take(file.getBytes(), from, take);
        var status = outcome.faults().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return page(status, from)
                .addObject("outcome", outcome)
                .addObject("taken", take)
                .addObject("hidden", Math.max(0, outcome.faults().size() - MOST_FAULTS))
                .addObject(
                        "faults",
                        outcome.faults().stream()
                                .limit(MOST_FAULTS)
                                .map(fault -> new FaultRow(
                                        fault.line(),
                                        String.valueOf(
                                                messages.getMessage(fault.key(), new Object[] {fault.what()}, reader))))
                                .toList());
    }

    private static Optional<String> wrong(@Nullable MultipartFile file, String source) {
        if (file == null || file.isEmpty()) {
            return Optional.of("import.file.none");
        }
        if (file.getSize() > MOST_BYTES) {
            return Optional.of("import.file.large");
        }
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            return Optional.of("import.source.wrong");
        }
        return Optional.empty();
    }

    private static ModelAndView page(HttpStatus status, String source) {
        return new ModelAndView("staff/imports/import", status)
                .addObject("source", source)
                .addObject("columns", VaccinationTable.HEAD);
    }

    /** A fault in the reader's words. */
    record FaultRow(int line, String what) {}
}
