package jp.sodachi.web;

import java.time.Duration;
import java.util.Optional;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Branding;
import jp.sodachi.branding.Colour;
import jp.sodachi.branding.Palette;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves a town's colours and emblem, and gives every page its brand. */
@Controller
@ControllerAdvice
final class BrandPages {
    private static final Duration COLOURS_KEPT = Duration.ofMinutes(5);
    private static final Duration EMBLEM_KEPT = Duration.ofDays(365);

    private final Branding branding;
    private final TenantDirectory directory;

    BrandPages(Branding branding, TenantDirectory directory) {
        this.branding = branding;
        this.directory = directory;
    }

    @ModelAttribute("brand")
    @Nullable Brand brand() {
        if (TenantScope.find().isEmpty()) {
            return null;
        }
        if (directory.understands(TenantScope.current())) {
            return branding.current();
        }
        try {
            return branding.current();
        } catch (DataAccessException | TransactionException unreadable) {
            // The maintenance page of a town whose schema we do not understand: a neutral face rather than none.
            return null;
        }
    }

    /** The page links it with the brand's version, so a change is seen at once. */
    @GetMapping(path = "/brand.css", produces = "text/css;charset=UTF-8")
    ResponseEntity<String> colours() {
        var brand = branding.current();
        var css = switch (Palette.choose(Colour.get(brand.primary()), Colour.get(brand.accent()))) {
            case Palette.Taken taken -> taken.palette().css();
            // Never stored; should a rule become stricter, the page keeps the neutral colours.
            case Palette.Refused _ -> "";
        };
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(COLOURS_KEPT).cachePrivate())
                .body(css);
    }

    @GetMapping("/emblem/{key}.png")
    ResponseEntity<byte[]> emblem(@PathVariable String key) {
        Optional<byte[]> png = branding.findEmblem(key);
        return png.map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(
                                CacheControl.maxAge(EMBLEM_KEPT).cachePublic().immutable())
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
