package jp.sodachi.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody wants the bytes of a file that was larger than the site takes; they were not kept. Told by a page of its own. */
@ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
final class UploadTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UploadTooLarge() {
        super("The file was larger than the site takes.");
    }
}
