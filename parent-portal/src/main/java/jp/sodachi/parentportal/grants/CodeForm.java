package jp.sodachi.parentportal.grants;

import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;

/** The code as typed. */
record CodeForm(@Nullable String code) {
    /** Its digits in half-width letters, without what people put between them. */
    String digits() {
        return code == null ? "" : Typed.ascii(code).replaceAll("[^0-9]", "");
    }
}
