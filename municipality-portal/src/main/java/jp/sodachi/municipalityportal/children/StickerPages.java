package jp.sodachi.municipalityportal.children;

import java.time.Duration;
import java.util.UUID;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.record.Photo;
import jp.sodachi.record.Photos;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The sticker of a dose as a parent photographed it. A family's other photos are not shown to the office. */
@Controller
class StickerPages {
    private static final Duration KEPT_BY_BROWSER = Duration.ofHours(1);

    private final Photos photos;
    private final Permissions permissions;

    StickerPages(Photos photos, Permissions permissions) {
        this.photos = photos;
        this.permissions = permissions;
    }

    @GetMapping("/children/{id}/photos/{photo}.jpg")
    @Transactional
    public ResponseEntity<byte[]> open(@PathVariable UUID id, @PathVariable UUID photo) {
        permissions.requireStaff(StaffRole.NURSE, "photo.read");
        return photos.open(id, photo, Photo.Size.LARGE)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.maxAge(KEPT_BY_BROWSER).cachePrivate())
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
