package jp.sodachi.tenantadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.FirstAdmin;
import jp.sodachi.support.Municipality;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.NationalList;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenantadmin.start.StartProgress;
import jp.sodachi.tenantadmin.start.StartStep;
import jp.sodachi.tenantadmin.start.TownStart;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A town starts, also when something is away in the middle, and never twice. */
class TownStartTest extends ConsoleTest {
    private static final FirstAdmin ADMIN = new FirstAdmin("佐藤 花子(健康課)", "Hanako.Sato@example.jp");

    @Autowired
    TownStart start;

    @Autowired
    NationalList national;

    @Autowired
    TenantDirectory directory;

    @Test
    void a_town_has_schema_look_admin_organization_addresses_and_a_mail_when_it_is_open() {
        var bizen = town("332119");

        assertThat(asOperator(() -> start.request(bizen, ADMIN))).isTrue();
        assertThat(start.run(bizen.code())).isTrue();

        assertThat(stateOf("332119")).isEqualTo("SANDBOX");
        assertThat(start.find(bizen.code()).orElseThrow().isComplete()).isTrue();
        assertThat(owner().sql("select families from control.tenant_sandbox where code = '332119' and made_at is null")
                        .query(Integer.class)
                        .optional())
                .as("the worker is asked for made-up families")
                .contains(12);
        assertThat(directory.findByHost("332119.localhost")).isPresent();
        assertThat(owner().sql("select name from t_332119.branding_brand")
                        .query(String.class)
                        .single())
                .isEqualTo("備前市 そだち手帳");
        assertThat(owner().sql("select email || ' ' || role || ' ' || state from t_332119.identity_staff")
                        .query(String.class)
                        .single())
                .isEqualTo("hanako.sato@example.jp ADMIN INVITED");
        assertThat(KEYCLOAK.organizations()).containsEntry("332119 備前市", "332119");
        assertThat(KEYCLOAK.client("parent-portal"))
                .contains("http://332119.localhost:8081/login/oauth2/code/parents")
                .contains("\"webOrigins\":[]")
                .doesNotContain("*");
        assertThat(KEYCLOAK.client("municipality-portal"))
                .contains("http://332119.localhost:8082/login/oauth2/code/staff")
                .contains("http://332119.localhost:8082/bye")
                .contains("\"pkce\":\"S256\"");
        assertThat(KEYCLOAK.mails()).anyMatch(mail -> mail.contains("332119.localhost") && mail.contains("604800"));
        assertThat(control.<Long>call(jdbc -> jdbc.sql("select count(*) from tenant_start where code = '332119'")
                        .query(Long.class)
                        .single()))
                .as("what was typed for the start is forgotten")
                .isZero();
    }

    @Test
    void a_keycloak_that_is_away_stops_the_start_with_its_reason_and_the_button_finishes_it() {
        var kushiro = town("012068");
        KEYCLOAK.goAway();
        asOperator(() -> start.request(kushiro, ADMIN));

        assertThat(start.run(kushiro.code())).isFalse();

        var stopped = start.find(kushiro.code()).orElseThrow();
        assertThat(stopped.isStopped()).isTrue();
        assertThat(stopped.steps().get(StartStep.ORGANIZATION.ordinal())).satisfies(step -> {
            assertThat(step.state()).isEqualTo(StartProgress.State.FAILED);
            assertThat(step.problem()).isEqualTo("admin.problem.keycloak-away");
            assertThat(step.message()).contains("503");
        });
        assertThat(stateOf("012068")).isEqualTo("REQUESTED");

        KEYCLOAK.comeBack();
        assertThat(start.run(kushiro.code())).isTrue();
        assertThat(stateOf("012068")).isEqualTo("SANDBOX");
    }

    @Test
    void an_invitation_that_cannot_be_mailed_says_so_and_the_button_sends_it() {
        var kure = town("342025");
        KEYCLOAK.loseMailServer();
        asOperator(() -> start.request(kure, ADMIN));

        assertThat(start.run(kure.code())).isFalse();

        assertThat(start.find(kure.code())
                        .orElseThrow()
                        .steps()
                        .get(StartStep.INVITATION.ordinal())
                        .problem())
                .isEqualTo("admin.problem.mail");
        KEYCLOAK.comeBack();
        assertThat(start.run(kure.code())).isTrue();
        assertThat(owner().sql("select count(*) from t_342025.identity_staff")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void two_operators_who_press_at_once_start_one_town() throws Exception {
        var tsuyama = town("332038");
        var together = new CyclicBarrier(2);
        Callable<Boolean> press = () -> {
            together.await();
            var mine = asOperator(() -> start.request(tsuyama, ADMIN));
            start.run(tsuyama.code());
            return mine;
        };
        try (var operators = Executors.newFixedThreadPool(2)) {
            var first = operators.submit(press);
            var second = operators.submit(press);
            assertThat(first.get()).isNotEqualTo(second.get());
        }
        start.run(tsuyama.code());

        assertThat(stateOf("332038")).isEqualTo("SANDBOX");
        assertThat(KEYCLOAK.mails().stream().filter(mail -> mail.contains("332038")))
                .hasSize(1);
        assertThat(owner().sql("select count(*) from control.operator_event where code = '332038'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_start_that_waits_for_its_turn_asks_for_no_button() {
        var suzaka = town("202070");
        asOperator(() -> start.request(suzaka, ADMIN));

        assertThat(start.find(suzaka.code()).orElseThrow())
                .matches(StartProgress::atWork)
                .matches(progress -> !progress.isStopped());
        control.call(jdbc -> jdbc.sql("update tenant_step set at = at - interval '6 minutes' where code = '202070'")
                .update());
        assertThat(start.find(suzaka.code()).orElseThrow().isStopped()).isTrue();

        assertThat(start.run(suzaka.code())).isTrue();
        assertThat(start.find(suzaka.code()).orElseThrow().atWork()).isFalse();
    }

    @Test
    void a_run_that_was_killed_is_shown_as_stopped_and_goes_on_where_it_was() {
        var shiojiri = town("202151");
        asOperator(() -> start.request(shiojiri, ADMIN));
        control.call(
                jdbc -> jdbc.sql("update tenant_step set state = 'RUNNING' where code = '202151' and step = 'SCHEMA'")
                        .update());

        assertThat(start.find(shiojiri.code()).orElseThrow().isStopped()).isTrue();
        assertThat(start.run(shiojiri.code())).isTrue();
        assertThat(start.run(shiojiri.code())).as("nothing left to do").isTrue();
    }

    @Test
    void a_schema_that_cannot_be_made_leaves_nothing_of_the_town_and_the_button_works_again() {
        var kunigami = town("473014");
        owner().sql("create role t_473014 nologin").update();
        asOperator(() -> start.request(kunigami, ADMIN));

        assertThat(start.run(kunigami.code())).isFalse();

        assertThat(start.find(kunigami.code()).orElseThrow().steps().get(StartStep.SCHEMA.ordinal()))
                .satisfies(step -> {
                    assertThat(step.problem()).isEqualTo("admin.problem.database");
                    assertThat(step.message()).contains("SQLSTATE 42710");
                });
        assertThat(owner().sql("select to_regnamespace('t_473014') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();

        owner().sql("drop role t_473014").update();
        assertThat(start.run(kunigami.code())).isTrue();
    }

    private Municipality town(String code) {
        return national.find(MunicipalityCode.of(code)).orElseThrow();
    }

    private static <T> T asOperator(ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentActor.call(new Actor.Operator("operator-1", "山口 みさき"), work);
    }
}
