package jp.sodachi.notice;

import jp.sodachi.tenancy.Tenant;

/**
 * Where a town's parent site is reached.
 *
 * @param pattern an address with {@code {code}} in place of the municipality code, without a slash at its end
 */
record ParentSite(String pattern) {

    private static final String CODE = "{code}";

    ParentSite {
        if (!pattern.contains(CODE) || pattern.endsWith("/")) {
            throw new IllegalArgumentException(
                    "sodachi.notice.parent-site needs {code} and no slash at its end: " + pattern);
        }
    }

    String addressOf(Tenant town) {
        return pattern.replace(CODE, town.code().value());
    }
}
