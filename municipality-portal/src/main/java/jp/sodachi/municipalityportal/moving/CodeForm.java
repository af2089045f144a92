package jp.sodachi.municipalityportal.moving;

import static java.util.Objects.requireNonNullElse;

/** The moving code as it was typed; what is wrong with it, the record room says. */
record CodeForm(String code) {
    CodeForm {
        code = requireNonNullElse(code, "");
    }

    static CodeForm empty() {
        return new CodeForm("");
    }
}
