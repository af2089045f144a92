package jp.sodachi.municipalityportal.countersheet;

import java.time.LocalDate;
import java.util.List;
import jp.sodachi.record.Child;
import jp.sodachi.record.CounterSheets;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.web.QrPicture;

/**
 * The sheet as the template reads it.
 *
 * @param page the page from which it was issued
 * @param qr the code as an SVG element
 * @param address the same in letters
 * @param until the last whole day on which it works
 */
public record PrintedSheet(
        String page, List<Child> children, List<Pregnancy> pregnancies, String qr, String address, LocalDate until) {
    /** The sheet just issued; its words are kept nowhere else. */
    public static PrintedSheet of(String page, CounterSheets.IssuedSheet sheet, String address) {
        // The thirtieth day ends in its middle; the sheet promises whole days only.
        var lastWholeDay = CounterPages.day(sheet.expiresAt()).minusDays(1);
        return new PrintedSheet(
                page, sheet.children(), sheet.pregnancies(), QrPicture.svg(address), address, lastWholeDay);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "PrintedSheet[until=" + until + "]";
    }
}
