package jp.sodachi.deploy.bench;

import java.util.List;
import jp.sodachi.tenancy.Tenant;

/** Towns whose schemas are there, but which the platform does not know for a while. */
final class HiddenTowns {
    private final BenchServer home;
    private final List<Tenant> towns;

    HiddenTowns(BenchServer home, List<Tenant> towns) {
        this.home = home;
        this.towns = towns;
    }

    void hide() {
        var jdbc = home.superuser();
        jdbc.sql("create table if not exists control.bench_schema as select * from control.tenant_schema")
                .update();
        for (var table : List.of("tenant_schema", "tenant_host", "tenant")) {
            jdbc.sql("delete from control." + table + " where code <> (select min(code) from control.bench_schema)")
                    .update();
        }
    }

    void show() {
        home.announce(towns);
        home.superuser().sql("""
                        insert into control.tenant_schema select s.* from control.bench_schema s join control.tenant using (code)
                        on conflict do nothing
                        """).update();
    }
}
