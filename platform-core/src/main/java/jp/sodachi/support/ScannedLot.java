package jp.sodachi.support;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lot number as it was typed, or as a reader types the code on a vaccine's package: GS1 element strings with the article (01), the
 * day of expiry (17) and the lot (10), in either order, with the brackets of the printed form or without. Sources: GS1 General
 * Specifications, section 3; 厚生労働省 医療用医薬品へのバーコード表示の実施要項 (biological products carry all three). Pure.
 */
public final class ScannedLot {
    /** Between a lot and what follows it; a reader may leave it out at the end. */
    private static final String SEPARATOR = "[\\x1d|~]";

    private static final Pattern ARTICLE = Pattern.compile("^(?:\\]C1|\\]d2|\\]e0)?\\(?01\\)?(\\d{14})(.+)$");
    private static final Pattern EXPIRY = Pattern.compile("^\\(?17\\)?\\d{6}");
    private static final Pattern LOT =
            Pattern.compile("^\\(?10\\)?([!-z]{1,20}?)(?:\\((?:17|21|30)\\).*|" + SEPARATOR + ".*)?$");
    private static final int LONGEST = 200;

    private ScannedLot() {}

    /** The lot of a scanned code; what is none is taken as a lot number, in half-width letters. */
    public static String read(String typed) {
        if (typed.length() > LONGEST) {
            return Typed.ascii(typed);
        }
        // The separator is a control character, which text for keeping has none of.
        Matcher article = ARTICLE.matcher(typed.strip());
        if (article.matches() && isArticle(article.group(1))) {
            Matcher lot = LOT.matcher(EXPIRY.matcher(article.group(2)).replaceFirst(""));
            if (lot.matches()) {
                return Typed.ascii(lot.group(1));
            }
        }
        return Typed.ascii(typed);
    }

    /** GTIN: the digits weigh 3 and 1 in turn, and all together are a multiple of ten. */
    private static boolean isArticle(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            sum += (digits.charAt(at) - '0') * (at % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }
}
