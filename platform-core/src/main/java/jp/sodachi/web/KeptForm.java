package jp.sodachi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * A form that was sent after the session had ended. It waits in the new session until the person has signed in again, so
 * that nothing typed is lost.
 *
 * @param path where it was sent to
 * @param fields everything that was typed or chosen, in order
 */
record KeptForm(String path, List<Field> fields) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String ATTRIBUTE = KeptForm.class.getName();
    private static final String TOKEN = "_csrf";
    private static final int MOST_LETTERS = 64_000;
    private static final int MOST_FIELDS = 200;

    KeptForm {
        fields = List.copyOf(fields);
    }

    /**
     * Keeps the form in this request. Only one of our own pages: a form that another site sends is forgotten at once, and so
     * is one that is too large or carries a file.
     *
     * @return whether it was kept
     */
    static boolean keep(HttpServletRequest request) {
        if (!HttpMethod.POST.matches(request.getMethod())
                || !"same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                || request.getRequestURI().equals("/logout")
                || !isForm(request)) {
            return false;
        }
        List<Field> fields = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            for (var value : values) {
                if (!name.equals(TOKEN)) {
                    fields.add(new Field(name, value));
                }
            }
        });
        var letters = fields.stream()
                .mapToInt(field -> field.name().length() + field.value().length())
                .sum();
        if (fields.size() > MOST_FIELDS || letters > MOST_LETTERS) {
            return false;
        }
        request.getSession().setAttribute(ATTRIBUTE, new KeptForm(request.getRequestURI(), fields));
        return true;
    }

    /** Takes the form that waits in this session, if there is one. */
    static Optional<KeptForm> take(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof KeptForm form)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return Optional.of(form);
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** Never shows what was typed. */
    @Override
    public String toString() {
        return "KeptForm[" + fields.size() + " fields]";
    }

    /** One value of one field. */
    record Field(String name, String value) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;
    }
}
