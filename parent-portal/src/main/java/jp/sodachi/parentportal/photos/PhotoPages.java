package jp.sodachi.parentportal.photos;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.identity.NotYours;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.ChildRecord;
import jp.sodachi.record.Photo;
import jp.sodachi.record.PhotoEntry;
import jp.sodachi.record.Photos;
import jp.sodachi.record.Records;
import jp.sodachi.support.JapaneseDates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Looking at photos, putting them in and taking them out. */
@Controller
@RequestMapping("/children/{child}/photos")
class PhotoPages {
    private static final Duration KEPT_BY_BROWSER = Duration.ofDays(1);

    private final Photos photos;
    private final Records records;
    private final PlanWords words;
    private final Clock clock;

    PhotoPages(Photos photos, Records records, PlanWords words, Clock clock) {
        this.photos = photos;
        this.records = records;
        this.words = words;
        this.clock = clock;
    }

    /** @param dose the dose whose sticker is to be shown, if one is */
    @GetMapping
    ModelAndView list(@PathVariable UUID child, @RequestParam(required = false) @Nullable UUID dose, Locale reader) {
        var today = LocalDate.now(clock);
        var day = reader.getLanguage().equals("ja") ? JapaneseDates.era(today) : today.toString();
        return page(HttpStatus.OK, child, dose, reader).addObject("form", new PhotoForm(day, "", null));
    }

    @PostMapping
    ModelAndView add(
            @PathVariable UUID child,
            @RequestParam(required = false) @Nullable UUID dose,
            @ModelAttribute("form") PhotoForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes next)
            throws IOException {
        var day = form.read(errors);
        if (day.isPresent()) {
            switch (photos.add(child, dose, day.get(), form.words(), form.bytes())) {
                case PhotoEntry.Entered _ -> {
                    next.addFlashAttribute("saved", "parent.photo.saved");
                    return new ModelAndView("redirect:/children/" + child + (dose == null ? "/photos" : "/records"));
                }
                case PhotoEntry.Refused(var reason) -> PhotoForm.refuse(reason, errors);
            }
        }
        return page(HttpStatus.UNPROCESSABLE_CONTENT, child, dose, reader);
    }

    @GetMapping("/{photo}.jpg")
    ResponseEntity<byte[]> large(@PathVariable UUID child, @PathVariable UUID photo) {
        return picture(child, photo, Photo.Size.LARGE);
    }

    @GetMapping("/{photo}-small.jpg")
    ResponseEntity<byte[]> small(@PathVariable UUID child, @PathVariable UUID photo) {
        return picture(child, photo, Photo.Size.SMALL);
    }

    @GetMapping("/{photo}/withdraw")
    ModelAndView question(@PathVariable UUID child, @PathVariable UUID photo) {
        var found = photos.list(child).stream()
                .filter(each -> each.id().equals(photo))
                .findFirst()
                .orElseThrow(() -> new NotYours("photo.withdraw", child));
        return new ModelAndView("parent/photos/withdraw").addObject("photo", found);
    }

    @PostMapping("/{photo}/withdraw")
    String withdraw(@PathVariable UUID child, @PathVariable UUID photo, RedirectAttributes next) {
        var gone = photos.withdraw(child, photo);
        next.addFlashAttribute(gone ? "saved" : "info", gone ? "parent.photo.gone" : "parent.photo.gone-already");
        return "redirect:/children/" + child + "/photos";
    }

    private ModelAndView page(HttpStatus status, UUID child, @Nullable UUID dose, Locale reader) {
        var page = records.getChild(child);
        return new ModelAndView("parent/photos/photos", status)
                .addObject("child", ChildFace.of(page.child(), LocalDate.now(clock), words, reader))
                .addObject("photos", photos.list(child))
                .addObject("dose", dose)
                .addObject("product", dose == null ? "" : words.product(product(page, dose), reader));
    }

    private static String product(ChildRecord page, UUID dose) {
        return page.standingDoses().stream()
                .filter(each -> each.id().equals(dose))
                .findFirst()
                .orElseThrow(() -> new NotYours("photo.add", page.child().id()))
                .product();
    }

    private ResponseEntity<byte[]> picture(UUID child, UUID photo, Photo.Size size) {
        return photos.open(child, photo, size)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.maxAge(KEPT_BY_BROWSER).cachePrivate())
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
