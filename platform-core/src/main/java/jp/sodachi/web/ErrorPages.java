package jp.sodachi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Lets a filter, which has no view of its own, name the page that tells the error. */
final class ErrorPages implements ErrorViewResolver {
    private static final String VIEW = ErrorPages.class.getName() + ".view";

    static void show(String view, HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        request.setAttribute(VIEW, view);
        response.sendError(status);
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return request.getAttribute(VIEW) instanceof String view ? new ModelAndView(view, model, status) : null;
    }
}
