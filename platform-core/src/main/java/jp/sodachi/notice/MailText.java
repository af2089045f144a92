package jp.sodachi.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A mail's content in blocks, written once and given as plain text and as HTML. */
final class MailText {

    private sealed interface Block {}

    private record Paragraph(String text) implements Block {}

    private record Heading(String text) implements Block {}

    private record Link(String label, String address) implements Block {}

    private record Points(List<String> lines) implements Block {}

    private final List<Block> blocks = new ArrayList<>();

    MailText paragraph(String text) {
        blocks.add(new Paragraph(text));
        return this;
    }

    MailText heading(String text) {
        blocks.add(new Heading(text));
        return this;
    }

    MailText link(String label, String address) {
        blocks.add(new Link(label, address));
        return this;
    }

    MailText points(List<String> lines) {
        blocks.add(new Points(List.copyOf(lines)));
        return this;
    }

    String asText() {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            switch (block) {
                case Paragraph(String words) -> text.append(words).append("\n\n");
                case Heading(String words) -> text.append("■ ").append(words).append('\n');
                case Link(String label, String address) ->
                    text.append(label).append('\n').append(address).append("\n\n");
                case Points(List<String> lines) -> {
                    lines.forEach(line -> text.append("・").append(line).append('\n'));
                    text.append('\n');
                }
            }
        }
        return text.toString().stripTrailing() + "\n";
    }

    String asHtml(Locale language, String title) {
        StringBuilder html = new StringBuilder(512);
        html.append("<!doctype html>\n<html lang=\"").append(escape(language.toLanguageTag()));
        html.append("\"><head><meta charset=\"utf-8\"><title>").append(escape(title));
        html.append("</title></head>\n<body style=\"font-family:sans-serif;line-height:1.7;max-width:36em\">\n");
        for (Block block : blocks) {
            switch (block) {
                case Paragraph(String words) ->
                    html.append("<p>").append(broken(words)).append("</p>\n");
                case Heading(String words) ->
                    html.append("<h2 style=\"font-size:1.1em\">")
                            .append(escape(words))
                            .append("</h2>\n");
                case Link(String label, String address) ->
                    html.append("<p><a href=\"")
                            .append(escape(address))
                            .append("\">")
                            .append(escape(label))
                            .append("</a></p>\n");
                case Points(List<String> lines) -> {
                    html.append("<ul>\n");
                    lines.forEach(
                            line -> html.append("<li>").append(escape(line)).append("</li>\n"));
                    html.append("</ul>\n");
                }
            }
        }
        return html.append("</body></html>\n").toString();
    }

    private static String broken(String words) {
        return escape(words).replace("\n", "<br>\n");
    }

    private static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
