package jp.sodachi.deploy.local;

import jp.sodachi.support.MunicipalityCode;

/** The demo people's mail addresses, which are their names at the sign-in. */
final class DemoPeople {
    static final String ADMIN_NAME = "片山 早苗";
    static final String OPERATOR = "operator@sodachi.invalid";
    /** Grave steps of the console ask for a second operator. */
    static final String SECOND_OPERATOR = "operator2@sodachi.invalid";

    private DemoPeople() {}

    static String admin(MunicipalityCode town) {
        return "admin@" + domain(town);
    }

    static String nurse(MunicipalityCode town) {
        return "nurse@" + domain(town);
    }

    static String parent(MunicipalityCode town, int number) {
        return "parent" + number + "@" + domain(town);
    }

    private static String domain(MunicipalityCode town) {
        return town.value() + ".invalid";
    }
}
