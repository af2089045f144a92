package jp.sodachi.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of one edition of the handbook, read from its definition file. Pure: it knows no child and no clock. */
public final class HandbookForms {
    private static final String EDITION = "2025";
    private static final String FILE = "/record/handbook-" + EDITION + ".tsv";
    private static final int FORM_COLUMNS = 7;
    private static final int ITEM_COLUMNS = 5;
    private static final String NONE = "-";

    private final List<HandbookForm> forms;

    private HandbookForms(List<HandbookForm> forms) {
        this.forms = List.copyOf(forms);
    }

    /** The edition in force since April 2025 (令和6年内閣府令第118号). */
    public static HandbookForms edition2025() {
        try (InputStream file = Objects.requireNonNull(HandbookForms.class.getResourceAsStream(FILE), FILE)) {
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static HandbookForms read(String text) {
        List<HandbookForm> forms = new ArrayList<>();
        List<FormItem> items = new ArrayList<>();
        @Nullable String[] open = null;
        for (var line : text.lines()
                .filter(each -> !each.isBlank() && !each.startsWith("#"))
                .toList()) {
            var columns = line.split("\t", -1);
            if (columns[0].equals("form") && columns.length == FORM_COLUMNS) {
                if (open != null) {
                    forms.add(form(open, items));
                }
                open = columns;
                items.clear();
            } else if (columns[0].equals("item") && columns.length == ITEM_COLUMNS && open != null) {
                items.add(item(columns));
            } else {
                throw new IllegalArgumentException("Not a line of a handbook: " + line);
            }
        }
        if (open != null) {
            forms.add(form(open, items));
        }
        return new HandbookForms(forms);
    }

    /** The name of the edition, kept with every entry. */
    public String edition() {
        return EDITION;
    }

    /** Every page, in the handbook's order. */
    public List<HandbookForm> list() {
        return forms;
    }

    /** The page of this code. */
    public Optional<HandbookForm> find(String code) {
        return forms.stream().filter(form -> form.code().equals(code)).findFirst();
    }

    private static HandbookForm form(String[] columns, List<FormItem> items) {
        return new HandbookForm(
                columns[1],
                FormSubject.Kind.valueOf(columns[2]),
                columns[3].equals("G") ? HandbookForm.Author.GUARDIAN : HandbookForm.Author.PROFESSIONAL,
                columns[4].equals("yes"),
                columns[5].equals(NONE) ? null : Period.parse(columns[5]),
                columns[6].equals(NONE) ? null : Period.parse(columns[6]),
                items);
    }

    private static FormItem item(String[] columns) {
        var type = FormItem.Type.valueOf(columns[2]);
        var flags = Arrays.asList(columns[4].split(","));
        var concern = flags.stream()
                .filter(flag -> flag.startsWith("concern="))
                .map(flag -> flag.substring("concern=".length()))
                .findFirst()
                .orElse("");
        var number = type == FormItem.Type.NUMBER ? columns[3].split(";") : new String[] {"", "0", "0", "0"};
        return new FormItem(
                columns[1],
                type,
                number[0],
                new BigDecimal(number[1]),
                new BigDecimal(number[2]),
                Integer.parseInt(number[3]),
                options(type, columns[3]),
                concern,
                flags.contains("sensitive"));
    }

    private static List<String> options(FormItem.Type type, String spec) {
        return switch (type) {
            case CHOICE -> Arrays.asList(spec.split(","));
            case YES_NO -> List.of("YES", "NO");
            case YES_NO_UNSURE -> List.of("YES", "NO", "UNSURE");
            case NUMBER, WHEN, DAY, TEXT -> List.of();
        };
    }
}
