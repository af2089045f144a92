package jp.sodachi.tenantadmin.start;

import java.util.Set;
import java.util.stream.Collectors;
import jp.sodachi.support.MunicipalityCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One advisory lock a town, held for as long as somebody works on its start. */
final class StartLock {
    private StartLock() {}

    /** Takes the lock until the transaction ends. False when somebody else has it. */
    static boolean take(JdbcClient jdbc, MunicipalityCode code) {
        return jdbc.sql("""
                        select pg_try_advisory_xact_lock(hashtextextended('sodachi.start.' || :code, 0))
                        """).param("code", code.value()).query(Boolean.class).single();
    }

    /** Looks without touching: trying the lock to find out could push the one who works away. */
    static boolean isTaken(JdbcClient jdbc, MunicipalityCode code) {
        return jdbc.sql("""
                        select exists (
                            select from pg_locks l, hashtextextended('sodachi.start.' || :code, 0) as key
                             where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                               and l.database = (select oid from pg_database where datname = current_database())
                               and l.classid = ((key >> 32) & 4294967295)::oid
                               and l.objid = (key & 4294967295)::oid)
                        """).param("code", code.value()).query(Boolean.class).single();
    }

    /** The towns whose lock somebody has, of those that are being started. */
    static Set<MunicipalityCode> listTaken(JdbcClient jdbc) {
        return jdbc.sql("""
                        select t.code
                          from tenant t, hashtextextended('sodachi.start.' || t.code, 0) as key
                          join pg_locks l on l.locktype = 'advisory' and l.granted and l.objsubid = 1
                               and l.classid = ((key >> 32) & 4294967295)::oid and l.objid = (key & 4294967295)::oid
                          join pg_database d on d.oid = l.database and d.datname = current_database()
                         where t.state = 'REQUESTED'
                        """).query(String.class).list().stream()
                .map(MunicipalityCode::of)
                .collect(Collectors.toUnmodifiableSet());
    }
}
