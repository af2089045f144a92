package jp.sodachi.parentportal.photos;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import jp.sodachi.record.Photo;
import jp.sodachi.record.PhotoEntry;
import jp.sodachi.record.Photos;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.web.multipart.MultipartFile;

/** A photo as it is sent. */
record PhotoForm(String day, String caption, @Nullable MultipartFile file) {
    private static final int MEGABYTE = 1024 * 1024;

    PhotoForm {
        day = requireNonNullElse(day, "");
        caption = requireNonNullElse(caption, "");
    }

    String words() {
        return Typed.text(caption);
    }

    /** The day, or empty when something is wrong; every reason is then in {@code errors}. */
    Optional<LocalDate> read(Errors errors) {
        if (file == null || file.isEmpty()) {
            errors.rejectValue("file", "parent.photo.none-chosen");
        }
        if (words().length() > Photo.LONGEST_CAPTION) {
            errors.rejectValue("caption", "parent.photo.caption.long", new Object[] {Photo.LONGEST_CAPTION}, null);
        }
        return switch (JapaneseDates.parse(day)) {
            case JapaneseDates.Day(var read) -> errors.hasErrors() ? Optional.empty() : Optional.of(read);
            case JapaneseDates.Failed(var reason) -> {
                errors.rejectValue("day", reason.messageKey());
                yield Optional.empty();
            }
        };
    }

    /** What was sent. A file that is too large anyway is not brought into memory. */
    byte[] bytes() throws IOException {
        if (file == null) {
            return new byte[0];
        }
        return file.getSize() > Photos.LARGEST_FILE ? new byte[Photos.LARGEST_FILE + 1] : file.getBytes();
    }

    /** Puts the record's own refusal beside the field it is about. */
    static void refuse(PhotoEntry.Reason reason, Errors errors) {
        switch (reason) {
            case FILE_TOO_LARGE ->
                errors.rejectValue(
                        "file", "parent.photo.too-large", new Object[] {Photos.LARGEST_FILE / MEGABYTE}, null);
            case TOO_MANY_PIXELS -> errors.rejectValue("file", "parent.photo.too-many-pixels");
            case NO_PICTURE -> errors.rejectValue("file", "parent.photo.no-picture");
            case TOO_MANY -> errors.rejectValue("file", "parent.photo.too-many", new Object[] {Photos.MOST}, null);
            case TOO_MUCH_TODAY -> errors.rejectValue("file", "parent.photo.too-much-today");
            case TOWN_FULL -> errors.rejectValue("file", "parent.photo.town-full");
            case IN_THE_FUTURE -> errors.rejectValue("day", "parent.photo.future");
        }
    }
}
