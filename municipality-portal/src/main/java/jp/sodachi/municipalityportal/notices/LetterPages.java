package jp.sodachi.municipalityportal.notices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.TownNotice;
import jp.sodachi.notice.TownNotices;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Letters for whom a notice did not reach: the table for addresses, and the file for printing. */
@Controller
@RequestMapping("/notices/{id}/letters")
class LetterPages {
    private static final int MOST_BYTES = 2_000_000;
    private static final int MOST_FAULTS = 20;

    private final TownNotices notices;
    private final LetterDesk desk;
    private final MessageSource messages;
    private final Clock clock;

    LetterPages(TownNotices notices, LetterDesk desk, MessageSource messages, Clock clock) {
        this.notices = notices;
        this.desk = desk;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView open(@PathVariable UUID id) {
        return page(HttpStatus.OK, id, List.of(), null);
    }

    /** @param bundle of letters that were printed together; else of those that were not printed yet */
    @GetMapping("/addresses.csv")
    ResponseEntity<byte[]> table(@PathVariable UUID id, @RequestParam(required = false) @Nullable Instant bundle) {
        return file(
                desk.table(get(id), bundle),
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                "letters-" + LocalDate.now(clock) + ".csv");
    }

    /**
     * The next file for printing; from now on its letters count as printed.
     *
     * @param bundle letters to be printed again
     * @param addresses the town's table; nothing for letters without addresses
     */
    @PostMapping
    Object print(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile addresses,
            @RequestParam(required = false) @Nullable Instant bundle,
            Locale reader)
            throws IOException {
        if (addresses != null && addresses.getSize() > MOST_BYTES) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT, id, List.of(say("notice.letters.wrong.large", reader)), bundle);
        }
        var table = addresses == null ? new byte[0] : addresses.getBytes();
        return switch (desk.print(get(id), table, bundle)) {
            case LetterDesk.Printed.Done(var pdf) ->
                file(pdf, MediaType.APPLICATION_PDF, "letters-" + LocalDate.now(clock) + ".pdf");
            case LetterDesk.Printed.Nobody _ ->
                page(HttpStatus.UNPROCESSABLE_CONTENT, id, List.of(say("notice.letters.wrong.nobody", reader)), bundle);
            case LetterDesk.Printed.Changed _ ->
                page(HttpStatus.CONFLICT, id, List.of(say("notice.letters.wrong.changed", reader)), null);
            case LetterDesk.Printed.Faulty(var faults) ->
                page(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        id,
                        faults.stream()
                                .limit(MOST_FAULTS)
                                .map(fault -> say(fault.key(), reader, fault.line(), fault.what()))
                                .toList(),
                        bundle);
        };
    }

    private ModelAndView page(HttpStatus status, UUID id, List<String> faults, @Nullable Instant bundle) {
        var notice = get(id);
        return new ModelAndView("staff/notices/letters", status)
                .addObject("notice", notice)
                .addObject("standing", desk.look(id))
                .addObject("faults", faults)
                .addObject("most", LetterDesk.MOST)
                .addObject("bundle", bundle);
    }

    private TownNotice get(UUID id) {
        return notices.find(id)
                .filter(notice -> notice.state() == TownNotice.State.SENT || notice.state() == TownNotice.State.STOPPED)
                .orElseThrow(() -> new NotYours("notice.letter.read", null));
    }

    private String say(String key, Locale reader, Object... values) {
        return String.valueOf(messages.getMessage(key, values, reader));
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
