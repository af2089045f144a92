package jp.sodachi.web;

import java.time.Duration;
import java.util.Optional;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Branding;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves a town's colours and emblem, and gives every page its brand. */
@Controller
@ControllerAdvice
final class BrandPages {
    private static final Duration EMBLEM_KEPT = Duration.ofDays(365);

    private final Branding branding;

    BrandPages(Branding branding) {
        this.branding = branding;
    }

    @ModelAttribute("brand")
    @Nullable Brand brand() {
        return TenantScope.find().isPresent() ? branding.current() : null;
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
