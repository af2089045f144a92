package jp.sodachi.municipalityportal.countersheet;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.sodachi.record.Child;
import jp.sodachi.record.CounterSheets;
import jp.sodachi.web.QrPicture;

/**
 * The sheet as the template reads it.
 *
 * @param qr the code as an SVG element
 * @param address the same in letters
 * @param until the last whole day on which it works
 */
record PrintedSheet(UUID childId, List<Child> children, String qr, String address, LocalDate until) {
    static PrintedSheet of(UUID childId, CounterSheets.IssuedSheet sheet, String address) {
        // The thirtieth day ends in its middle; the sheet promises whole days only.
        var lastWholeDay = CounterPages.day(sheet.expiresAt()).minusDays(1);
        return new PrintedSheet(childId, sheet.children(), QrPicture.svg(address), address, lastWholeDay);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "PrintedSheet[until=" + until + "]";
    }
}
