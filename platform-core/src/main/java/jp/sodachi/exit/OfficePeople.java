package jp.sodachi.exit;

import jp.sodachi.tenancy.Tenant;

/** Who can sign in to the town's office, as the identity provider has it. */
@FunctionalInterface
public interface OfficePeople {
    /** As CSV with a head line: subject, user name, address, whether the account is usable. */
    String list(Tenant town);
}
