package jp.sodachi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Names the page that tells an error; a filter, which has no view of its own, names it beforehand. */
final class ErrorPages implements ErrorViewResolver {
    private static final String VIEW = ErrorPages.class.getName() + ".view";

    static void show(String view, HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        request.setAttribute(VIEW, view);
        response.sendError(status);
    }

    static boolean isShowing(String view, HttpServletRequest request) {
        return view.equals(request.getAttribute(VIEW));
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var view = request.getAttribute(VIEW) instanceof String named ? named : usual(status);
        return new ModelAndView(view, model, status);
    }

    /** Being the site's one resolver, this one also names the pages of errors nobody spoke of. */
    private static String usual(HttpStatus status) {
        if (status == HttpStatus.FORBIDDEN) {
            return "error/403";
        }
        if (status == HttpStatus.CONTENT_TOO_LARGE) {
            return "error/too-large";
        }
        return status.is4xxClientError() ? "error/404" : "error/500";
    }
}
