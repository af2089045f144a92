package jp.sodachi.municipalityportal.visits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Another view's page, for a visitor: see {@link ForReading}. */
final class ReadingView implements View {
    private static final ForReading READING = new ForReading(OpenPages::has);

    private final View page;

    ReadingView(View page) {
        this.page = page;
    }

    @Override
    public @Nullable String getContentType() {
        return page.getContentType();
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        var written = new ContentCachingResponseWrapper(response);
        page.render(model, request, written);
        var html = new String(written.getContentAsByteArray(), StandardCharsets.UTF_8);
        response.getOutputStream().write(READING.page(html).getBytes(StandardCharsets.UTF_8));
    }
}
