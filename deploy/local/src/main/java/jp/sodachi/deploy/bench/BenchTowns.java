package jp.sodachi.deploy.bench;

import java.util.List;
import jp.sodachi.support.Municipality;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.NationalList;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;

/** The first towns of the national list. */
final class BenchTowns {
    private BenchTowns() {}

    static List<Tenant> first(int count) {
        return some(0, count);
    }

    static List<Tenant> some(int from, int count) {
        return new NationalList()
                .list().stream()
                        .filter(place -> !place.isWard() && !place.code().isPrefecture())
                        .skip(from)
                        .limit(count)
                        .map(BenchTowns::active)
                        .toList();
    }

    static String host(MunicipalityCode code) {
        return code.value() + ".localhost";
    }

    private static Tenant active(Municipality place) {
        return new Tenant(place.code(), place.name(), "home", TenantState.ACTIVE);
    }
}
