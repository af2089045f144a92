package jp.sodachi.parentportal.homescreen;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.sodachi.branding.AppIcon;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Branding;
import jp.sodachi.branding.Colour;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The manifest (W3C Web Application Manifest) and the icons. Pages link both with the brand's version, so a change is seen at once. */
@RestController
class HomeScreenPages {
    private static final MediaType MANIFEST = new MediaType("application", "manifest+json", StandardCharsets.UTF_8);
    private static final Duration KEPT = Duration.ofDays(1);

    /** Under an icon a phone has room for about so many signs. */
    private static final int ROOM_FOR_A_NAME = 12;

    /** The ground of all pages, shown while the first one loads; {@code --paper} in the token file. */
    private static final String PAPER = "#f8f6f3";

    private final Branding branding;

    HomeScreenPages(Branding branding) {
        this.branding = branding;
    }

    @GetMapping("/app.webmanifest")
    ResponseEntity<Map<String, Object>> manifest() {
        var brand = branding.current();
        return ResponseEntity.ok()
                .contentType(MANIFEST)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(Map.ofEntries(
                        Map.entry("id", "/"),
                        Map.entry("start_url", "/"),
                        Map.entry("scope", "/"),
                        Map.entry("lang", "ja"),
                        Map.entry("name", brand.name()),
                        Map.entry("short_name", shortName(brand)),
                        Map.entry("display", "standalone"),
                        Map.entry("theme_color", brand.primary()),
                        Map.entry("background_color", PAPER),
                        Map.entry("icons", List.of(icon(brand, 192), icon(brand, 512)))));
    }

    /** @param edge in pixels */
    @GetMapping("/app-icon/{edge}.png")
    ResponseEntity<byte[]> icon(@PathVariable int edge) {
        if (!AppIcon.EDGES.contains(edge)) {
            return ResponseEntity.notFound().build();
        }
        var brand = branding.current();
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(AppIcon.draw(
                        edge, Colour.get(brand.primary()), brand.emblem().flatMap(branding::findEmblem)));
    }

    private static Map<String, String> icon(Brand brand, int edge) {
        return Map.of(
                "src",
                "/app-icon/" + edge + ".png?v=" + brand.version(),
                "sizes",
                edge + "x" + edge,
                "type",
                "image/png",
                "purpose",
                "any maskable");
    }

    private static String shortName(Brand brand) {
        return brand.name().length() <= ROOM_FOR_A_NAME
                ? brand.name()
                : TenantScope.current().name();
    }
}
