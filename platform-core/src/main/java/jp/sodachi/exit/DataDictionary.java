package jp.sodachi.exit;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import jp.sodachi.tenancy.Tenant;
import org.postgresql.PGConnection;

/** What every table and every column of a town is: from the catalogue, with the comments the change files give. */
final class DataDictionary {
    private DataDictionary() {}

    static void write(Connection connection, Tenant town, OutputStream out) throws SQLException, IOException {
        // The schema bears the municipality code: nothing to quote.
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                copy (
                select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as "type",
                       case when a.attnotnull then 'yes' else 'no' end as "required",
                       case when p.conkey is not null and a.attnum = any (p.conkey) then 'yes' else 'no' end as "key",
                       coalesce((select string_agg(f.confrelid::regclass::text, ' ')
                                   from pg_constraint f
                                  where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey)), '')
                         as "refers to",
                       case when a.attgenerated <> '' then 'yes' else 'no' end as "generated",
                       coalesce(obj_description(c.oid, 'pg_class'), '') as "about the table",
                       coalesce(col_description(c.oid, a.attnum), '') as "about the column"
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                  left join pg_constraint p on p.conrelid = c.oid and p.contype = 'p'
                 where c.relnamespace = to_regnamespace('%s') and c.relkind = 'r'
                 order by c.relname, a.attnum
                ) to stdout (format csv, header, encoding 'UTF8')
                """.formatted(town.schema()), out);
    }
}
