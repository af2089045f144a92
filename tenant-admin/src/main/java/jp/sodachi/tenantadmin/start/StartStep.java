package jp.sodachi.tenantadmin.start;

import java.util.Locale;

/** The steps of a start, in their order. */
public enum StartStep {
    /** The town and what the operator typed are noted. */
    REGISTER,
    /** Its role and schema are made. */
    SCHEMA,
    /** Its host name is noted. */
    HOST,
    /** The staff realm gets its organization. */
    ORGANIZATION,
    /** Keycloak learns the addresses of its sites. */
    ADDRESSES,
    /** It gets a first look and texts for its first notices. */
    BRAND,
    /** The first admin is noted and gets a mail. */
    INVITATION,
    /** Its sites open, as a sandbox; live it goes later, when two operators say so. */
    ACTIVE;

    /** The key of its words in the message files. */
    public String label() {
        return "admin.step." + name().toLowerCase(Locale.ROOT);
    }
}
