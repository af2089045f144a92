package jp.sodachi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The structure of the house is a test: a room knows rooms on lower levels only. */
class RoomsTest {
    /** Level by room. {@code web} stands beside: above identity and branding, below every site. */
    private static final Map<String, Integer> LEVEL = Map.ofEntries(
            Map.entry("support", 0),
            Map.entry("tenancy", 1),
            Map.entry("schedule", 1),
            Map.entry("growth", 1),
            Map.entry("layer", 2),
            Map.entry("migration", 3),
            Map.entry("audit", 2),
            Map.entry("branding", 2),
            Map.entry("quota", 2),
            Map.entry("channel", 2),
            Map.entry("identity", 3),
            Map.entry("record", 4),
            Map.entry("notice", 4),
            Map.entry("assessment", 5),
            Map.entry("reminder", 5),
            Map.entry("reply", 5),
            Map.entry("relocation", 4),
            Map.entry("exit", 5),
            Map.entry("sandbox", 5),
            Map.entry("interop", 6),
            Map.entry("export", 6),
            Map.entry("web", 7),
            Map.entry("parentportal", 8),
            Map.entry("municipalityportal", 8),
            Map.entry("tenantadmin", 8),
            Map.entry("deploy", 9));

    private static final List<String> PURE =
            List.of("jp.sodachi.schedule..", "jp.sodachi.growth..", "jp.sodachi.assessment.rules..");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("jp.sodachi");
    }

    @Test
    void rooms_are_modules_without_cycles_and_nobody_reaches_into_a_room() {
        ApplicationModules.of("jp.sodachi").verify();
    }

    @Test
    void a_room_knows_lower_rooms_only() {
        var wrong = new TreeSet<String>();
        arrows().forEach((room, known) -> known.stream()
                .filter(other -> LEVEL.get(other) >= LEVEL.get(room))
                .forEach(other -> wrong.add(room + " → " + other)));
        assertThat(wrong).isEmpty();
    }

    @Test
    void web_knows_only_the_rooms_beside_it() {
        assertThat(arrows().get("web")).isSubsetOf("support", "tenancy", "quota", "audit", "branding", "identity");
    }

    @Test
    void migration_is_used_by_the_console_deploy_and_the_rooms_that_move_towns_only() {
        var users = new TreeSet<String>();
        arrows().forEach((room, known) -> {
            if (known.contains("migration")) {
                users.add(room);
            }
        });
        assertThat(users).isSubsetOf("tenantadmin", "deploy", "relocation", "exit");
    }

    @Test
    void pure_rooms_know_no_framework_no_clock_and_no_database() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE.toArray(String[]::new))
                // What a package is marked with is read by these tests and by nothing that runs.
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "jakarta..", "java.sql..", "javax.sql..", "org.hibernate..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void only_web_and_the_sites_know_servlets_templates_and_web_security() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "jp.sodachi.web..",
                        "jp.sodachi.parentportal..",
                        "jp.sodachi.municipalityportal..",
                        "jp.sodachi.tenantadmin..",
                        // Its management port is guarded with the same library.
                        "jp.sodachi.deploy.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.thymeleaf..", "org.springframework.security.web..")
                .check(classes);
    }

    @Test
    void nobody_asks_the_machine_for_the_time() {
        noClasses()
                .that()
                .resideInAnyPackage("jp.sodachi..")
                .and()
                .resideOutsideOfPackages("jp.sodachi.deploy..")
                .should()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .check(classes);
    }

    @Test
    void every_package_is_null_marked() {
        var unmarked = new TreeSet<String>();
        for (var type : classes) {
            var home = type.getPackage();
            // JMH writes its harness beside the benchmark; nobody reads or marks it.
            if (home.getName().endsWith(".jmh_generated")) {
                continue;
            }
            if (!home.isAnnotatedWith(NullMarked.class) && !type.getSimpleName().equals("package-info")) {
                unmarked.add(home.getName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    @Test
    void no_class_is_named_after_everything() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .check(classes.that(new com.tngtech.archunit.base.DescribedPredicate<JavaClass>("our own names") {
                    @Override
                    public boolean test(JavaClass type) {
                        // The transaction manager bears the name Spring gives that job.
                        return !type.getSimpleName().equals("TenantTransactionManager");
                    }
                }));
    }

    @Test
    void readme_shows_the_rooms_as_they_are() throws IOException {
        var readme = Files.readString(root().resolve("README.md"));
        var diagram = diagram();
        System.out.println(diagram);
        assertThat(readme)
                .as("README.md is out of date; put this between its rooms marks:\n" + diagram)
                .contains(diagram);
    }

    private static String diagram() {
        var rows = new TreeMap<Integer, List<String>>();
        var arrows = arrows();
        arrows.keySet()
                .forEach(room -> rows.computeIfAbsent(LEVEL.get(room), _ -> new ArrayList<>())
                        .add(room));
        var text = new StringBuilder("```\n");
        rows.descendingMap()
                .forEach((level, rooms) -> rooms.stream()
                        .sorted()
                        .forEach(room -> text.append("%d  %-19s → %s%n"
                                .formatted(level, room, String.join(" ", arrows.get(room)))
                                .replaceAll("[→ ]+\n", "\n"))));
        return text.append("```").toString();
    }

    private static Map<String, TreeSet<String>> arrows() {
        var arrows = new TreeMap<String, TreeSet<String>>();
        for (var type : classes) {
            var from = room(type);
            if (from.isEmpty()) {
                continue;
            }
            var known = arrows.computeIfAbsent(from, _ -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> room(dependency.getTargetClass()))
                    .filter(to -> !to.isEmpty() && !to.equals(from))
                    .forEach(known::add);
        }
        return arrows;
    }

    private static String room(JavaClass type) {
        var name = type.getPackageName();
        if (!name.startsWith("jp.sodachi.")) {
            return "";
        }
        var rest = name.substring("jp.sodachi.".length());
        var dot = rest.indexOf('.');
        var room = dot < 0 ? rest : rest.substring(0, dot);
        assertThat(LEVEL).as("a room nobody has placed").containsKey(room);
        return room;
    }

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("sodachi"))) {
            here = here.getParent();
        }
        return here;
    }
}
