package jp.sodachi.notice;

import jp.sodachi.tenancy.Tenant;

/**
 * Where a site of a town is reached.
 *
 * @param pattern an address with {@code {code}} in place of the municipality code, without a slash at its end
 */
record TownSite(String pattern) {

    private static final String CODE = "{code}";

    TownSite {
        if (!pattern.contains(CODE) || pattern.endsWith("/")) {
            throw new IllegalArgumentException(
                    "The address of a town's site needs {code} and no slash at its end: " + pattern);
        }
    }

    String addressOf(Tenant town) {
        return pattern.replace(CODE, town.code().value());
    }
}
