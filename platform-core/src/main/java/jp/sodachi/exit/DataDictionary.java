package jp.sodachi.exit;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import jp.sodachi.tenancy.Tenant;
import org.postgresql.PGConnection;

/**
 * What every table and every column of a town is: from the catalogue, with the comments the change files give; and what stands in
 * the lists that are no tables of the town.
 */
final class DataDictionary {
    /** In the columns of the head line, behind the tables. */
    private static final String LISTS = """
            copy (values
              ('members.csv', 'subject', 'text', 'yes', 'yes', '', 'no',
               'Who could sign in to the office, as the identity provider had it. No account, password or passkey comes along: whoever stands here and in identity_staff is invited anew. Guardians are in identity_guardian only; each of them signs up anew and joins with a counter sheet of the town.',
               'The account there; the same as identity_staff.subject. It means nothing at another identity provider.'),
              ('members.csv', 'user_name', 'text', 'yes', 'no', '', 'no', '', 'The name with which the person signed in.'),
              ('members.csv', 'email', 'text', 'no', 'no', '', 'no', '', 'The mail address; by it a person is invited anew.'),
              ('members.csv', 'name', 'text', 'no', 'no', '', 'no', '', 'The person''s name there.'),
              ('members.csv', 'enabled', 'boolean', 'yes', 'no', '', 'no', '', 'Whether the account could be used.')
            ) to stdout (format csv, encoding 'UTF8')
            """;

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
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut(LISTS, out);
    }
}
