package jp.sodachi.municipalityportal.visits;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.dom.DOMMarkupParser;
import org.attoparser.dom.DOMWriter;
import org.attoparser.dom.Element;
import org.attoparser.dom.INestableNode;
import org.attoparser.dom.Text;

/**
 * A page of the office for somebody who only reads: without the forms that send something, without the links to what is closed,
 * without the words that are marked as about those, and without the places that hold nothing else. Done on the finished page, so that no page has to think of visitors and none can
 * forget them. It takes away what would be refused and gives no right: that stands with {@link VisitGuard}.
 */
final class ForReading {
    private static final DOMMarkupParser PARSER = new DOMMarkupParser(ParseConfiguration.htmlConfiguration());
    private static final Set<String> WITHOUT_CONTENT = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");
    /** A heading or a label alone says nothing. */
    private static final Set<String> HEADINGS = Set.of("h2", "h3", "summary");

    private static final Set<String> CONTENT = Set.of("img", "input", "progress", "table");
    /** Where emptiness is right: a row keeps its cells, a page its head. */
    private static final Set<String> KEPT = Set.of("html", "body", "main", "header", "nav", "tr", "td", "th");

    /** On what is of use to those alone who write: a link to a page that is open, words about a button, a search for it. */
    private static final String TO_WRITE = "data-to-write";
    /** A place whose heading says that nothing is there. */
    private static final String EMPTY = "empty";

    private static final String PICTURE = "svg";
    /** The visitor's own form, with which the visit ends. */
    private static final String LEAVE = "/visit/leave";

    private final Predicate<String> open;

    /** @param open whether a path of this site, without its query, may be opened */
    ForReading(Predicate<String> open) {
        this.open = open;
    }

    /** The page without what cannot be done. */
    String page(String html) {
        try {
            var page = PARSER.parse(html);
            tidy(page);
            var out = new StringWriter(html.length());
            DOMWriter.writeDocument(page, out);
            return out.toString();
        } catch (ParseException unreadable) {
            throw new IllegalStateException("A page that is no page.", unreadable);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void tidy(INestableNode place) {
        for (var child : List.copyOf(place.getChildren())) {
            if (child instanceof Element element) {
                if (isDeed(element) || element.hasAttribute(TO_WRITE)) {
                    place.removeChild(element);
                } else if (isClosedLink(element) && !hasClass(element, "stat") && !hasClass(element, "who")) {
                    place.removeChild(element);
                } else {
                    keep(place, element);
                }
            }
        }
    }

    private void keep(INestableNode place, Element element) {
        if (isClosedLink(element)) {
            element.setElementName("span");
            element.removeAttribute("href");
        }
        if (element.elementNameMatches(PICTURE)) {
            return;
        }
        var before = element.numChildren();
        tidy(element);
        if (element.numChildren() < before && !holds(element) && isBare(element)) {
            place.removeChild(element);
        } else if (!element.hasChildren() && !WITHOUT_CONTENT.contains(nameOf(element))) {
            // Written without a child it would be closed at once, which a browser reads as opened.
            element.addChild(new Text(""));
        }
    }

    private boolean isDeed(Element element) {
        if (element.elementNameMatches("form")) {
            var address = valueOf(element, "action");
            return valueOf(element, "method").equalsIgnoreCase("post")
                    ? !address.equals(LEAVE) && !OpenPages.asks(address)
                    : !open.test(path(address));
        }
        return false;
    }

    private boolean isClosedLink(Element element) {
        var address = valueOf(element, "href");
        return element.elementNameMatches("a") && address.startsWith("/") && !open.test(path(address));
    }

    /** Nothing to read but a heading, and nothing to look at. */
    private static boolean isBare(INestableNode place) {
        return place.getChildren().stream().allMatch(child -> switch (child) {
            case Text text -> text.getContent().isBlank();
            case Element element ->
                HEADINGS.contains(nameOf(element))
                        || hasClass(element, "unseen")
                        || isIcon(element)
                        || !holds(element) && isBare(element);
            default -> true;
        });
    }

    private static boolean isIcon(Element element) {
        return element.elementNameMatches(PICTURE) && hasClass(element, "icon");
    }

    private static boolean holds(Element element) {
        var name = nameOf(element);
        return name.equals(PICTURE) || CONTENT.contains(name) || KEPT.contains(name) || hasClass(element, EMPTY);
    }

    private static String path(String address) {
        return address.replaceFirst("[?#].*", "");
    }

    private static boolean hasClass(Element element, String name) {
        return List.of(valueOf(element, "class").split(" ")).contains(name);
    }

    private static String valueOf(Element element, String attribute) {
        var value = element.getAttributeValue(attribute);
        return value == null ? "" : value;
    }

    private static String nameOf(Element element) {
        return element.getElementName().toLowerCase(Locale.ROOT);
    }
}
