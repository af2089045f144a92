package jp.sodachi.tenancy;

import jp.sodachi.support.MunicipalityCode;

/**
 * One municipality on the platform.
 *
 * @param code the six-digit municipality code
 * @param name the municipality's name, e.g. 備前市
 * @param server the name of the PostgreSQL server its schema lies on, as in the platform's settings
 * @param state where it stands in its life
 */
public record Tenant(MunicipalityCode code, String name, String server, TenantState state) {

    /** The town's schema, e.g. {@code t_332119}. */
    public String schema() {
        return "t_" + code.value();
    }

    /** The town's NOLOGIN role; it bears the schema's name. */
    public String role() {
        return schema();
    }
}
