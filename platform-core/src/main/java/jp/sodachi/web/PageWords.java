package jp.sodachi.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.web.IWebRequest;

/** What the kit's own fragments ask for; {@code #kit} in templates. */
public final class PageWords {

    private static final Map<String, String> BADGE_ICONS = Map.ofEntries(
            Map.entry("now", "now"),
            Map.entry("soon", "clock"),
            Map.entry("still", "still"),
            Map.entry("done", "check"),
            Map.entry("unread", "unread"),
            Map.entry("good", "check"),
            Map.entry("check", "warning"),
            Map.entry("info", "info"),
            Map.entry("running", "running"),
            Map.entry("waiting", "waiting"),
            Map.entry("failed", "error"),
            Map.entry("stopped", "stop"));

    private final IExpressionContext context;
    private final String htmx;
    private final String product;

    PageWords(IExpressionContext context, String htmx, String product) {
        this.context = context;
        this.htmx = htmx;
        this.product = product;
    }

    /** The address of the one script library. */
    public String htmx() {
        return htmx;
    }

    /** The product's name in the reader's language. */
    public String product() {
        return product;
    }

    /** The visit on which an operator is here, or null for everybody else. */
    public Actor.@Nullable Visitor visit() {
        return CurrentActor.get() instanceof Actor.Visitor visitor ? visitor : null;
    }

    /**
     * What everybody has to know about the present town: {@code sandbox}, {@code leaving}, or null when it simply works and
     * where there is no town.
     */
    public @Nullable String townState() {
        return TenantScope.find()
                .map(town -> switch (town.state()) {
                    case SANDBOX -> "sandbox";
                    case LEAVING -> "leaving";
                    case REQUESTED, ACTIVE, SUSPENDED, GONE -> "";
                })
                .filter(state -> !state.isEmpty())
                .orElse(null);
    }

    /** The languages to choose from, each with the address of this very page in it. */
    public List<Language> languages() {
        Locale reader = context.getLocale();
        return ReaderLanguage.SUPPORTED.stream()
                .map(Locale::getLanguage)
                .map(code -> new Language(code, here(code), code.equals(reader.getLanguage())))
                .toList();
    }

    /**
     * The picture of a badge.
     *
     * @throws IllegalArgumentException for a state that has none
     */
    public String badgeIcon(String state) {
        return iconOf(state);
    }

    static String iconOf(String state) {
        String icon = BADGE_ICONS.get(state);
        if (icon == null) {
            throw new IllegalArgumentException("no badge for the state " + state);
        }
        return icon;
    }

    /** The first letter of a name, whole even where it takes two chars. */
    public String initial(String name) {
        return firstLetter(name);
    }

    /** Which elements describe a field; empty text for none, which leaves the attribute out. */
    public String describedBy(String id, @Nullable String hint, boolean bad) {
        List<String> ids = new ArrayList<>();
        if (hint != null) {
            ids.add(id + "-hint");
        }
        if (bad) {
            ids.add(id + "-error");
        }
        return String.join(" ", ids);
    }

    static String firstLetter(String name) {
        return name.isEmpty() ? "" : Character.toString(name.codePointAt(0));
    }

    private String here(String code) {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        if (context instanceof IWebContext web) {
            IWebRequest request = web.getExchange().getRequest();
            address.path(request.getRequestPath());
            if ("GET".equalsIgnoreCase(request.getMethod())) {
                address.query(request.getQueryString());
            }
        }
        return address.replaceQueryParam("lang", code).build().toUriString();
    }

    /**
     * A language to choose.
     *
     * @param code as in {@code lang}
     * @param href this page in it
     * @param here whether the page is in it now
     */
    public record Language(String code, String href, boolean here) {}
}
