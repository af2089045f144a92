package jp.sodachi.tenantadmin.nationalschedule;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.schedule.Wording;
import jp.sodachi.support.JapaneseDates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** National schedules: what is in force, bringing a new one in, and a new one's way to being in force. */
@Controller
@RequestMapping("/national")
class NationalPages {
    private static final String IMPORT = "admin/nationalschedule/import";
    private static final String TOLD = "told";
    private static final int MOST_TOWNS_SHOWN = 100;

    private final NationalOffice office;
    private final Clock clock;

    NationalPages(NationalOffice office, Clock clock) {
        this.office = office;
        this.clock = clock;
    }

    /** A file as it was sent or pasted. */
    record ImportForm(String text, String inForceFrom, String fileName) {
        ImportForm {
            text = requireNonNullElse(text, "");
            inForceFrom = requireNonNullElse(inForceFrom, "");
            fileName = requireNonNullElse(fileName, "");
        }
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("standing", office.open());
        return "admin/nationalschedule/list";
    }

    @GetMapping("/import")
    String form(Model model) {
        model.addAttribute("form", new ImportForm("", "", ""));
        return IMPORT;
    }

    @PostMapping("/import")
    ModelAndView bringIn(
            @ModelAttribute("form") ImportForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        var sent = file == null || file.isEmpty() ? null : file;
        var text = sent == null ? Optional.of(form.text()) : utf8(sent.getBytes(), errors);
        var name = sent == null ? "JP.yaml" : requireNonNullElse(sent.getOriginalFilename(), "JP.yaml");
        if (sent == null && form.text().isBlank()) {
            errors.rejectValue("text", "admin.national.text.empty");
        }
        var from = day(form, errors);
        // A file is not sent again by the browser: its text stays in the box instead.
        var kept = new ImportForm(text.orElse(""), form.inForceFrom(), name);
        if (from.isEmpty() || text.isEmpty() || errors.hasErrors()) {
            return again(kept, errors, model);
        }
        return switch (office.bringIn(name, text.get(), from.get())) {
            case NationalOffice.Import.Done(UUID id) -> new ModelAndView("redirect:/national/" + id);
            case NationalOffice.Import.Faulty(var reason) -> {
                model.addAttribute("fault", reason);
                errors.rejectValue("text", "admin.national.faulty");
                yield again(kept, errors, model);
            }
            case NationalOffice.Import.Refused(String key, List<String> values) -> {
                errors.rejectValue("text", key, values.toArray(), null);
                yield again(kept, errors, model);
            }
        };
    }

    /** The same page with the errors bound to what is shown, the file's text included. */
    private static ModelAndView again(ImportForm kept, BindingResult errors, Model model) {
        var shown = new org.springframework.validation.BeanPropertyBindingResult(kept, "form");
        errors.getAllErrors().forEach(error -> {
            if (error instanceof org.springframework.validation.FieldError field) {
                shown.rejectValue(
                        field.getField(), requireNonNullElse(field.getCode(), ""), field.getArguments(), null);
            }
        });
        model.addAttribute("form", kept);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", shown);
        return new ModelAndView(IMPORT, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Optional<String> utf8(byte[] bytes, BindingResult errors) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException other) {
            errors.rejectValue("text", "admin.national.text.not-utf8");
            return Optional.empty();
        }
    }

    private Optional<LocalDate> day(ImportForm form, BindingResult errors) {
        return switch (JapaneseDates.parse(form.inForceFrom())) {
            case JapaneseDates.Failed(var reason) -> {
                errors.rejectValue("inForceFrom", reason.messageKey());
                yield Optional.empty();
            }
            case JapaneseDates.Day(var day)
            when day.isBefore(LocalDate.now(clock)) -> {
                errors.rejectValue("inForceFrom", "admin.national.from.past");
                yield Optional.empty();
            }
            case JapaneseDates.Day(var day) -> Optional.of(day);
        };
    }

    @GetMapping("/{id}")
    String version(@PathVariable UUID id, Model model, Locale reader) {
        var version = get(id);
        var progress = office.progress(id);
        var words = Wording.in(reader);
        model.addAttribute("version", version);
        model.addAttribute("progress", progress);
        model.addAttribute(
                "differences",
                office.differences(version).stream()
                        .map(difference -> DiffRow.of(difference, words))
                        .toList());
        model.addAttribute("sums", Sums.of(progress.counted(), words));
        model.addAttribute(
                "towns",
                progress.counted().stream()
                        .filter(town -> town.changed() > 0 || town.problem() != null)
                        .limit(MOST_TOWNS_SHOWN)
                        .toList());
        model.addAttribute(
                "misfits",
                progress.counted().stream()
                        .filter(town -> town.misfit() != null)
                        .toList());
        model.addAttribute(
                "mine",
                version.isApprovedBy(
                        CurrentActor.get().does("national.read", null, null).actorId()));
        model.addAttribute("needed", NationalVersion.NEEDED);
        return "admin/nationalschedule/version";
    }

    /** Numbers over all towns. */
    record Sums(int towns, int children, int changed, Map<String, Integer> byProgramme) {
        static Sums of(List<NationalRows.TownCount> counted, Wording words) {
            var by = new TreeMap<String, Integer>();
            counted.forEach(town ->
                    town.byProgramme().forEach((code, number) -> by.merge(name(code, words), number, Integer::sum)));
            return new Sums(
                    (int) counted.stream().filter(town -> town.changed() > 0).count(),
                    counted.stream().mapToInt(NationalRows.TownCount::children).sum(),
                    counted.stream().mapToInt(NationalRows.TownCount::changed).sum(),
                    by);
        }
    }

    private static String name(String code, Wording words) {
        return words.find("schedule.programme." + code)
                .or(() -> words.find("schedule.checkup.name." + code))
                .orElse(code);
    }

    @PostMapping("/{id}/count")
    String count(@PathVariable UUID id) {
        office.countInBackground(get(id).id());
        return back(id);
    }

    @PostMapping("/{id}/approve")
    String approve(@PathVariable UUID id, RedirectAttributes flash) {
        var done = office.approve(get(id).id());
        flash.addFlashAttribute(done ? "saved" : TOLD, done ? "admin.national.approved" : "admin.national.meanwhile");
        return back(id);
    }

    /** For an approved version that a server did not take. */
    @PostMapping("/{id}/publish")
    String publish(@PathVariable UUID id, RedirectAttributes flash) {
        var version = get(id);
        var done = version.state() == NationalVersion.State.APPROVED && office.publish(version);
        flash.addFlashAttribute(done ? "saved" : TOLD, done ? "admin.national.published" : "admin.national.not-yet");
        return back(id);
    }

    @GetMapping("/{id}/withdraw")
    String askWithdraw(@PathVariable UUID id, Model model) {
        model.addAttribute("version", get(id));
        return "admin/nationalschedule/withdraw";
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@PathVariable UUID id, RedirectAttributes flash) {
        var done = office.withdraw(get(id).id());
        flash.addFlashAttribute(done ? "saved" : TOLD, done ? "admin.national.withdrawn" : "admin.national.meanwhile");
        return "redirect:/national";
    }

    private NationalVersion get(UUID id) {
        return office.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(UUID id) {
        return "redirect:/national/" + id;
    }
}
