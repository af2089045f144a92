package jp.sodachi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SQL is written by us and by nobody else: every statement is a constant of the program, read here from the compiled classes. Where
 * one is put together, it stands below with what goes in, and that is never anything that somebody typed. A town's role can be left
 * by {@code RESET ROLE}, so this is what the walls between towns rest on.
 */
class SqlStandsAsWrittenTest {
    private static final String STRING = "(Ljava/lang/String;)";

    /** Methods that take SQL as their only argument. */
    private static final Set<String> TAKES_SQL = Set.of(
            "org/springframework/jdbc/core/simple/JdbcClient.sql",
            "java/sql/Connection.prepareStatement",
            "java/sql/Connection.prepareCall",
            "java/sql/Statement.execute",
            "java/sql/Statement.executeQuery",
            "java/sql/Statement.executeUpdate",
            "java/sql/Statement.executeLargeUpdate",
            "java/sql/Statement.addBatch",
            "jakarta/persistence/EntityManager.createQuery",
            "jakarta/persistence/EntityManager.createNativeQuery");

    /** Whoever else takes SQL, among other things or in other ways: nobody here needs them. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "(org/springframework/jdbc/core/(JdbcTemplate|JdbcOperations|namedparam/\\w+)\\.(query\\w*|update|execute|batchUpdate)"
                    + "|jakarta/persistence/EntityManager\\.create(Native)?Query"
                    + "|java/sql/Connection\\.(prepareStatement|prepareCall|nativeSQL)"
                    + "|java/sql/Statement\\.(execute\\w*|addBatch)"
                    + "|org/postgresql/copy/CopyManager\\.copy(In|Out)"
                    + "|org/hibernate/\\w*Session\\w*\\.create(Native|Mutation|Selection)?Query)");

    /** Class and method by what is put together there. */
    private static final Map<String, String> ARGUED = Map.ofEntries(
            Map.entry("assessment.CheckFigures.sent", "the names of our own outcomes"),
            Map.entry("assessment.QueueRows.count", "one of our own lists of columns"),
            Map.entry("assessment.QueueRows.list", "one of our own orders"),
            Map.entry("audit.AuditTrail.insert", "numbered places for values, as many as there are rows"),
            Map.entry("audit.AuditTrail.newestAbout", "the same insertion in front of the question"),
            Map.entry("deploy.services.PostgresServer.ensureDatabase", "the name of a test's database"),
            Map.entry("exit.DataDictionary.write", "the town's schema: its six digits"),
            Map.entry(
                    "exit.ExitImport.fill",
                    "names of tables and columns from the catalogue, which a package's have to equal"),
            Map.entry("exit.ExitPackages.pictures", "the town's schema: its six digits"),
            Map.entry("exit.ExitPackages.tables", "names of tables and columns from the catalogue, quoted by it"),
            Map.entry("exit.ExitRows.copySeals", "our own list of columns and the municipality code: six digits"),
            Map.entry("exit.ExitRows.takeSeals", "our own list of columns"),
            Map.entry("layer.TownSchedules.text", "one of two constant statements"),
            Map.entry("migration.Changelog.update", "the town's schema: its six digits"),
            Map.entry("migration.SchemaMigrator.replayTown", "the change files"),
            Map.entry(
                    "migration.ServerBootstrap.execute",
                    "names of logins and roles, quoted by the server; passwords from the environment, quoted too"),
            Map.entry("migration.ServerBootstrap.exists", "one of two constant questions"),
            Map.entry("migration.SharedSchemas.inTransaction", "the change files"),
            Map.entry("migration.TownDelta.bring", "the change files and the town's schema: its six digits"),
            Map.entry("migration.TownDrop.dropSchema", "the town's schema: its six digits"),
            Map.entry("migration.TownDrop.forget", "names of our own tables"),
            Map.entry("notice.MailChoices.stop", "one of the columns of our own enum"),
            Map.entry("notice.NoticePost.mark", "one of two tables of our own and its key"),
            Map.entry("record.ChildSearch.search", "one numbered place for each word; the words are bound"),
            Map.entry("record.GrantRows.findByLink", "our own constant condition"),
            Map.entry("record.GrantRows.findLive", "our own constant condition"),
            Map.entry("record.GrantRows.listLiveOf", "our own constant condition"),
            Map.entry("record.MovedTables.count", "our own list of a child's tables"),
            Map.entry("record.MovedTables.insert", "our own list of a child's tables"),
            Map.entry("record.MovedTables.listIds", "our own list of a child's tables"),
            Map.entry("record.MovedTables.read", "our own list of a child's tables"),
            Map.entry("record.MovedTables.update", "our own list of a child's tables and their columns"),
            Map.entry("record.PackedChildren.compare", "one of our own constant texts"),
            Map.entry("record.PackedRows.keep", "one of our own constant texts"),
            Map.entry("record.PregnancyQueries.search", "one numbered place for each word; the words are bound"),
            Map.entry("relocation.RelocationLock.ask", "one of two constant questions"),
            Map.entry("relocation.Relocations.read", "one of two constant questions"),
            Map.entry("relocation.Restores.empty", "names of tables from the catalogue, quoted by it"),
            Map.entry("relocation.Restores.replace", "names of tables from the catalogue, quoted by it"),
            Map.entry("relocation.Restores.history", "the town's schema: its six digits"),
            Map.entry("relocation.Restores.isLive", "the town's schema: its six digits"),
            Map.entry("relocation.TownCopy.copy", "names of tables and columns from the catalogue, quoted by it"),
            Map.entry(
                    "relocation.TownCopy.execute",
                    "what replication wants by name: the town's schema (six digits), tables from the catalogue, a snapshot the"
                            + " server named, and the other server's address from the settings, quoted"),
            Map.entry("relocation.TownCopy.fill", "the name of a slot: the town's schema, its six digits"),
            Map.entry("relocation.TownCopy.has", "one of our own constant questions"),
            Map.entry("relocation.TownPause.lock", "names of tables from the catalogue, quoted by it"),
            Map.entry(
                    "relocation.TownRights.run", "one of two constant scripts with the town's schema: its six digits"),
            Map.entry("relocation.TownTables.sum", "the town's schema and names from the catalogue, quoted by it"),
            Map.entry("reply.FamilyReplies.write", "our own words for a child and a pregnancy"),
            Map.entry("reply.ReplyDesk.say", "one of three constant statements"),
            Map.entry("sandbox.SandboxEnd.clear", "names of tables from the catalogue"),
            Map.entry("tenancy.TownTables.count", "names from the catalogue, quoted by it"),
            Map.entry("tenancy.TownTables.countById", "names from the catalogue, quoted by it"),
            Map.entry("tenancy.TownTables.countIn", "names from the catalogue and the town's schema: its six digits"),
            Map.entry("tenancy.TownTables.someIds", "names from the catalogue, quoted by it"),
            Map.entry("tenantadmin.golive.GoLive.begin", "names of our own tables"),
            Map.entry("tenantadmin.migrations.MigrationBoard.count", "one of our own conditions"));

    /** What may not stand in a statement, because a town could not be moved or would be seen from another. */
    private static final Map<String, Pattern> HABITS = Map.of(
            "the database's clock",
                    Pattern.compile(
                            "\\b(now|clock_timestamp|statement_timestamp)\\s*\\(|\\bcurrent_(timestamp|date|time)\\b"),
            "an id or number of the database's own",
                    Pattern.compile("\\bnextval\\b|\\bgen_random_uuid\\b|\\buuidv[47]\\b"),
            "another town's schema", Pattern.compile("\\bt_\\d{6}\\b"),
            "a way out of the role", Pattern.compile("\\b(re)?set\\s+(session\\s+|local\\s+)?(role|authorization)\\b"),
            "MERGE", Pattern.compile("\\bmerge\\s+into\\b"),
            "code in the database",
                    Pattern.compile("\\bcreate\\s+(or\\s+replace\\s+)?(trigger|function|procedure|sequence)\\b"));

    private static final Map<String, List<String>> CONSTANTS = new TreeMap<>();
    private static final Set<String> PUT_TOGETHER = new TreeSet<>();

    @BeforeAll
    static void read() throws IOException {
        var found = new PathMatchingResourcePatternResolver().getResources("classpath*:jp/sodachi/**/*.class");
        for (var file : found) {
            var place = file.getURL().toString();
            // Measurements fill servers of their own, which nobody else reaches, and are thrown away.
            if (!place.contains("/test-classes/") && !place.contains("/deploy/bench/")) {
                look(ClassFile.of().parse(file.getContentAsByteArray()), CONSTANTS, PUT_TOGETHER);
            }
        }
    }

    @Test
    void no_statement_is_put_together_but_where_it_is_argued() {
        assertThat(PUT_TOGETHER)
                .as("SQL that is put together: make it a constant with bound values, or argue in ARGUED what goes in")
                .isSubsetOf(ARGUED.keySet());
        assertThat(CONSTANTS.values().stream().mapToInt(List::size).sum()).isGreaterThan(300);
    }

    @Test
    void every_statement_keeps_the_habits_by_which_a_town_can_be_moved() {
        var wrong = new ArrayList<String>();
        CONSTANTS.forEach((where, statements) -> statements.forEach(statement -> HABITS.forEach((what, pattern) -> {
            if (pattern.matcher(withoutTexts(statement)).find()) {
                wrong.add(where + ": " + what);
            }
        })));
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_rule_bites() throws IOException {
        var constants = new TreeMap<String, List<String>>();
        var wrong = new TreeSet<String>();
        try (var bytes = Careless.class.getResourceAsStream("SqlStandsAsWrittenTest$Careless.class")) {
            look(ClassFile.of().parse(bytes.readAllBytes()), constants, wrong);
        }
        assertThat(wrong)
                .extracting(where -> where.substring(where.lastIndexOf('.') + 1))
                .containsExactlyInAnyOrder("added", "chosen", "filled", "inLambda", "kept");
        assertThat(constants.values()).containsExactly(List.of("select 1 from child"));
    }

    private static void look(ClassModel type, Map<String, List<String>> constants, Set<String> wrong) {
        var name = type.thisClass().asInternalName().replace('/', '.').replace("jp.sodachi.", "");
        for (var method : type.methods()) {
            var where = name + "." + named(method);
            // What stands right before the call on the only way to it; a branch that ends there makes it unknown.
            @Nullable Instruction before = null;
            var targets = targets(method);
            for (var element : method.code().map(code -> code.elementList()).orElse(List.of())) {
                if (element instanceof LabelTarget target && targets.contains(target.label())) {
                    before = null;
                } else if (element instanceof Instruction instruction) {
                    if (instruction instanceof InvokeInstruction call) {
                        judge(call, before, where, constants, wrong);
                    }
                    before = instruction;
                }
            }
        }
    }

    private static void judge(
            InvokeInstruction call,
            @Nullable Instruction before,
            String where,
            Map<String, List<String>> constants,
            Set<String> wrong) {
        var called = call.owner().asInternalName() + "." + call.name().stringValue();
        var onlySql = call.type().stringValue().startsWith(STRING);
        if (TAKES_SQL.contains(called) && onlySql) {
            if (before instanceof ConstantInstruction constant
                    && constant.constantValue() instanceof String statement) {
                constants.computeIfAbsent(where, _ -> new ArrayList<>()).add(statement);
            } else {
                wrong.add(where);
            }
        } else if (FORBIDDEN.matcher(called).matches()
                && call.type().stringValue().startsWith("(Ljava/lang/String;")) {
            wrong.add(where);
        }
    }

    private static Set<Label> targets(MethodModel method) {
        var targets = new HashSet<Label>();
        method.code()
                .ifPresent(code -> code.forEach(element -> {
                    if (element instanceof BranchInstruction branch) {
                        targets.add(branch.target());
                    }
                }));
        return targets;
    }

    /** A lambda bears the name of the method it stands in. */
    private static String named(MethodModel method) {
        return method.methodName().stringValue().replaceAll("^lambda\\$(\\w+)\\$\\d+$", "$1");
    }

    private static String withoutTexts(String statement) {
        return statement.replaceAll("--.*|'[^']*'", "").toLowerCase(java.util.Locale.ROOT);
    }

    /** What must be noticed. */
    @SuppressWarnings("unused")
    private static final class Careless {
        private final JdbcClient jdbc =
                JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource());

        void right() {
            jdbc.sql("select 1 from child");
        }

        void added(String typed) {
            jdbc.sql("select 1 from child where name = '" + typed + "'");
        }

        void filled(String typed) {
            jdbc.sql("select 1 from %s".formatted(typed));
        }

        void chosen(boolean all) {
            jdbc.sql(all ? "select 1 from child" : "select 2 from child");
        }

        void kept(String typed) {
            var statement = "select 1 from child";
            if (!typed.isEmpty()) {
                statement += typed;
            }
            jdbc.sql(statement);
        }

        Runnable inLambda(String typed) {
            return () -> jdbc.sql("select " + typed);
        }
    }
}
