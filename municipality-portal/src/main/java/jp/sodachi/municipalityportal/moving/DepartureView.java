package jp.sodachi.municipalityportal.moving;

import java.time.Instant;
import jp.sodachi.record.Child;
import jp.sodachi.record.MovingCode;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.web.QrPicture;

/**
 * Whose codes a page is about.
 *
 * @param part of the site in which the record's own page stands
 */
record DepartureView(String part, String base, String name, String kana, boolean shielded) {
    static DepartureView of(Child child) {
        return new DepartureView(
                "children",
                "/children/" + child.id(),
                child.facts().name(),
                child.facts().kana(),
                child.shielded());
    }

    static DepartureView of(Pregnancy pregnancy) {
        return new DepartureView(
                "pregnancies",
                "/pregnancies/" + pregnancy.id(),
                pregnancy.facts().name(),
                pregnancy.facts().kana(),
                pregnancy.shielded());
    }

    /** A code as letters and as a picture. */
    record Code(String text, String qr, Instant until) {
        static Code of(MovingCode code, Instant until) {
            return new Code(code.grouped(), QrPicture.svg(code.grouped()), until);
        }

        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Code[]";
        }
    }
}
