package jp.sodachi.municipalityportal.look;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Emblem;
import jp.sodachi.identity.NotYours;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an admin sets the town's look. */
@Controller
@RequestMapping("/look")
class LookPages {
    private static final String VIEW = "staff/look/look";

    private final LookOffice office;

    LookPages(LookOffice office) {
        this.office = office;
    }

    @GetMapping
    String open(Model model) {
        var stored = office.open();
        var form = LookForm.of(stored);
        model.addAttribute("form", form);
        show(model, stored, stored.version(), form);
        return VIEW;
    }

    @PostMapping
    ModelAndView save(
            @ModelAttribute("form") LookForm form,
            BindingResult errors,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable MultipartFile emblem,
            Model model,
            RedirectAttributes afterwards)
            throws IOException {
        var stored = office.open();
        var brand = form.read(errors, stored);
        var picture = read(emblem);
        if (picture.isEmpty() && isChosen(emblem)) {
            errors.reject("look.emblem.no-picture");
        }
        if (brand.isEmpty() || errors.hasErrors()) {
            model.addAttribute("emblemBad", picture.isEmpty() && isChosen(emblem));
            model.addAttribute("emblemAgain", picture.isPresent());
            show(model, stored, version, form);
            return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!office.change(brand.get(), version, picture)) {
            model.addAttribute("differences", differences(brand.get(), stored));
            model.addAttribute("emblemAgain", picture.isPresent());
            show(model, stored, stored.version(), form);
            return new ModelAndView(VIEW, HttpStatus.CONFLICT);
        }
        afterwards.addFlashAttribute("saved", "look.saved");
        return new ModelAndView("redirect:/look");
    }

    /** The preview's button, for readers without scripts: the same page, nothing saved. */
    @PostMapping("/preview")
    String preview(
            @ModelAttribute("form") LookForm form, BindingResult errors, @RequestParam int version, Model model) {
        show(model, office.open(), version, form);
        return VIEW;
    }

    /** The preview alone, asked for while somebody types. */
    @GetMapping("/preview")
    String previewAlone(LookForm form, Model model) {
        var stored = office.open();
        show(model, stored, stored.version(), form);
        return "staff/look/preview :: preview";
    }

    /** The colours of a preview; they reach no page but the preview's own corner. */
    @GetMapping(path = "/preview.css", produces = "text/css;charset=UTF-8")
    ResponseEntity<String> colours(@RequestParam String primary, @RequestParam String accent) {
        office.open();
        return Preview.css(primary, accent)
                .map(css ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(css))
                .orElseThrow(() -> new NotYours("look.read", null));
    }

    private static void show(Model model, Brand stored, int version, LookForm typed) {
        model.addAttribute("stored", stored);
        model.addAttribute("version", version);
        model.addAttribute("preview", Preview.of(typed, stored));
    }

    private static Optional<Emblem> read(@Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty() || file.getSize() > Emblem.LARGEST_FILE
                ? Optional.empty()
                : Emblem.from(file.getBytes());
    }

    private static boolean isChosen(@Nullable MultipartFile file) {
        return file != null && !file.isEmpty();
    }

    /** The parts in which the typed look and the one saved in the meantime differ. */
    private static List<Difference> differences(Brand mine, Brand stored) {
        return Stream.of(
                        new Difference("look.name", mine.name(), stored.name()),
                        new Difference("look.department", mine.department(), stored.department()),
                        new Difference("look.phone", mine.phone(), stored.phone()),
                        new Difference("look.primary", mine.primary(), stored.primary()),
                        new Difference("look.accent", mine.accent(), stored.accent()))
                .filter(difference -> !difference.mine().equals(difference.stored()))
                .toList();
    }

    /** One part of the look in two versions; {@code label} is a message key. */
    record Difference(String label, String mine, String stored) {}
}
