package jp.sodachi.tenantadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import jp.sodachi.exit.ExitRefused;
import jp.sodachi.exit.SignedText;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.FirstAdmin;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.NationalList;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenantadmin.golive.Checklist;
import jp.sodachi.tenantadmin.golive.Checklist.Answer;
import jp.sodachi.tenantadmin.golive.GoLive;
import jp.sodachi.tenantadmin.golive.GoLive.Outcome;
import jp.sodachi.tenantadmin.leaving.TownEnd;
import jp.sodachi.tenantadmin.start.TownStart;
import jp.sodachi.tenantadmin.towns.TownStates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A town goes live with two approvals and a whole checklist, and ends only when its code is typed. */
class TownLifeTest extends ConsoleTest {
    private static final Actor.Operator MISAKI = new Actor.Operator("operator-1", "山口 みさき");
    private static final Actor.Operator KENTA = new Actor.Operator("operator-2", "中村 健太");

    @Autowired
    TownStart start;

    @Autowired
    GoLive live;

    @Autowired
    TownEnd end;

    @Autowired
    TownStates states;

    @Autowired
    NationalList national;

    @Autowired
    TenantDirectory directory;

    @Test
    void a_new_sandbox_is_told_what_is_missing_and_nobody_can_approve_it() {
        var town = sandbox("342041");

        assertThat(answers(live.check(town)))
                .containsExactly(
                        "FAMILIES NOT_YET",
                        "ADMINS NOT_YET",
                        "CONTRAST YES",
                        "SCHEDULE YES",
                        "CONTACT NOT_YET",
                        "PRIVACY NOT_YET",
                        "TRIAL NOT_YET");
        assertThat(as(MISAKI, () -> live.approve(town))).isEqualTo(Outcome.NOT_READY);
        assertThat(live.listApprovals(town.code())).isEmpty();
        assertThat(stateOf("342041")).isEqualTo("SANDBOX");
    }

    @Test
    void with_keycloak_away_the_admins_are_unknown_and_the_rest_is_told() {
        var town = sandbox("342050");
        complete(town);
        KEYCLOAK.goAway();

        var list = live.check(town);

        assertThat(list.isComplete()).isFalse();
        assertThat(list.points())
                .filteredOn(point -> point.answer() == Answer.UNKNOWN)
                .hasSize(1);
    }

    @Test
    void two_different_operators_make_it_live_and_no_made_up_family_is_left() {
        var town = sandbox("342076");
        complete(town);
        bear(town);
        owner().sql("insert into t_342076.record_judgement values ('1', '異常なし', false, false, 1)")
                .update();

        assertThat(as(MISAKI, () -> live.approve(town))).isEqualTo(Outcome.NOTED);
        assertThat(as(MISAKI, () -> live.approve(town))).isEqualTo(Outcome.OWN_ALREADY);
        assertThat(stateOf("342076")).isEqualTo("SANDBOX");
        assertThat(as(KENTA, () -> live.approve(town))).isEqualTo(Outcome.LIVE);

        assertThat(stateOf("342076")).isEqualTo("ACTIVE");
        assertThat(count(town, "record_child") + count(town, "identity_guardian"))
                .isZero();
        assertThat(count(town, "identity_staff")).as("the office stays").isEqualTo(3);
        assertThat(count(town, "branding_contact")).isEqualTo(1);
        assertThat(count(town, "record_judgement"))
                .as("the town's own judgement words")
                .isEqualTo(1);
        assertThat(photosToClear("342076"))
                .as("the worker takes the files of their photos away")
                .containsExactly("LIVE");
        assertThat(as(MISAKI, () -> live.approve(town))).isIn(Outcome.NO_SANDBOX, Outcome.NOT_READY);
        assertThat(owner().sql("select action from control.operator_event where code = '342076' order by at, id")
                        .query(String.class)
                        .list())
                .containsExactly("town.start", "town.approve", "town.approve", "town.live");
    }

    @Test
    void when_the_families_cannot_be_cleared_the_town_stays_a_sandbox_with_one_approval() {
        var town = sandbox("342084");
        complete(town);
        bear(town);
        as(MISAKI, () -> live.approve(town));
        owner().sql("create table t_342084.nobody_knows (id int primary key)").update();

        assertThatThrownBy(() -> as(KENTA, () -> live.approve(town))).hasMessageContaining("nobody_knows");

        assertThat(stateOf("342084")).isEqualTo("SANDBOX");
        assertThat(count(town, "record_child")).isEqualTo(1);
        assertThat(live.listApprovals(town.code())).hasSize(1);
        owner().sql("drop table t_342084.nobody_knows").update();
        assertThat(as(KENTA, () -> live.approve(town))).isEqualTo(Outcome.LIVE);
    }

    @Test
    void while_somebody_enters_something_in_the_sandbox_it_does_not_go_live_and_the_button_works_again()
            throws Exception {
        var town = sandbox("342122");
        complete(town);
        as(MISAKI, () -> live.approve(town));
        try (var nurse = owner("t_342122")) {
            nurse.setAutoCommit(false);
            nurse.createStatement().execute("select id from tenancy_going_live where live_since is null for share");

            assertThat(as(KENTA, () -> live.approve(town))).isEqualTo(Outcome.IN_USE);

            assertThat(stateOf("342122")).isEqualTo("SANDBOX");
            nurse.rollback();
        }
        assertThat(as(KENTA, () -> live.approve(town))).isEqualTo(Outcome.LIVE);
    }

    @Test
    void while_it_changes_its_server_or_is_being_brought_back_it_does_not_go_live() {
        var town = sandbox("342106");
        complete(town);
        bear(town);
        as(MISAKI, () -> live.approve(town));
        owner().sql("""
                        insert into control.town_relocation (id, code, source, target, step, started_by, started_at, at)
                        values (gen_random_uuid(), '342106', 'home', 'second', 'PAUSING', '-', now(), now())
                        """).update();
        assertThat(as(KENTA, () -> live.approve(town))).as("on its way").isEqualTo(Outcome.ON_ITS_WAY);
        owner().sql("delete from control.town_relocation where code = '342106'").update();
        owner().sql("update control.tenant set paused_until = now() + interval '1 minute' where code = '342106'")
                .update();
        assertThat(as(KENTA, () -> live.approve(town))).as("paused").isEqualTo(Outcome.ON_ITS_WAY);
        assertThat(stateOf("342106")).isEqualTo("SANDBOX");
        assertThat(count(town, "record_child")).isEqualTo(1);
        assertThat(live.listApprovals(town.code())).hasSize(1);

        owner().sql("update control.tenant set paused_until = null where code = '342106'")
                .update();
        assertThat(as(KENTA, () -> live.approve(town))).isEqualTo(Outcome.LIVE);
    }

    @Test
    void a_town_that_leaves_and_stays_is_what_it_was() {
        var town = sandbox("342092");

        assertThat(as(MISAKI, () -> states.leave(town.code()))).isTrue();
        assertThat(as(MISAKI, () -> states.leave(town.code()))).as("once").isFalse();
        assertThat(stateOf("342092")).isEqualTo("LEAVING");
        assertThat(as(MISAKI, () -> states.stay(town.code()))).isTrue();
        assertThat(stateOf("342092")).as("it was never live").isEqualTo("SANDBOX");
    }

    @Test
    void only_a_leaving_town_ends_and_then_nothing_of_it_is_left() {
        var town = sandbox("342114");
        assertThat(as(MISAKI, () -> end.confirm(town.code())))
                .as("it is not leaving")
                .isFalse();
        as(MISAKI, () -> states.leave(town.code()));
        assertThat(as(MISAKI, () -> end.confirm(town.code()))).isTrue();
        KEYCLOAK.goAway();

        assertThat(end.clear(town)).isFalse();

        assertThat(end.find(town.code()).orElseThrow().problem()).isEqualTo("admin.end.keycloak");
        assertThat(count(town, "record_child")).as("the data is still there").isZero();
        KEYCLOAK.comeBack();
        assertThat(end.clear(town)).isTrue();
        assertThat(end.clear(town)).as("again").isTrue();
        assertThat(stateOf("342114")).isEqualTo("GONE");
        assertThat(photosToClear("342114")).containsExactly("GONE");
        assertThat(end.hasPhotosLeft(town.code())).isTrue();
        assertThat(owner().sql("select to_regnamespace('t_342114') is null and to_regrole('t_342114') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(KEYCLOAK.organizations()).doesNotContainValue("342114");
        assertThat(KEYCLOAK.client("parent-portal")).doesNotContain("342114");
    }

    @Test
    void a_town_that_has_been_live_ends_with_a_package_by_one_person_and_the_end_by_another_and_leaves_a_certificate()
            throws Exception {
        var town = sandbox("342131");
        owner().sql("delete from control.tenant_sandbox where code = '342131'").update();
        as(MISAKI, () -> states.leave(town.code()));
        assertThat(as(MISAKI, () -> end.findHindrance(town.code()))).contains("admin.end.hindrance.no-package");
        assertThat(as(MISAKI, () -> end.confirm(town.code()))).isFalse();
        owner().sql("""
                        insert into control.town_exit
                        values (gen_random_uuid(), '342131', now(), '山口 みさき', 'operator-1', '-', repeat('a', 64), 1234, 2, 99,
                                'record_child 7 abc')
                        """).update();
        assertThat(as(MISAKI, () -> end.findHindrance(town.code()))).contains("admin.end.hindrance.own-package");
        assertThat(as(MISAKI, () -> end.confirm(town.code()))).isFalse();
        assertThat(stateOf("342131")).isEqualTo("LEAVING");

        assertThat(as(KENTA, () -> end.findHindrance(town.code()))).isEmpty();
        assertThat(as(KENTA, () -> end.confirm(town.code()))).isTrue();
        browser.perform(get("/towns/342131/certificate").with(operator())).andExpect(status().isNotFound());
        assertThat(end.clear(town)).isTrue();
        browser.perform(get("/towns/342131/certificate").with(operator())).andExpect(status().isNotFound());
        owner().sql("update control.photo_clearing set cleared_at = now() where code = '342131'")
                .update();

        var certificate = browser.perform(get("/towns/342131/certificate").with(operator()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("中村 健太"),
                                containsString("山口 みさき"),
                                containsString("1,234行"),
                                containsString("record_child 7 abc"))))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(SignedText.prove(certificate, EXIT_KEYS)).contains("1,234行");
        certificate[40] ^= 1;
        assertThatThrownBy(() -> SignedText.prove(certificate, EXIT_KEYS))
                .isInstanceOf(ExitRefused.class)
                .hasMessageContaining("was changed");
    }

    private Tenant sandbox(String code) {
        var place = national.find(MunicipalityCode.of(code)).orElseThrow();
        as(MISAKI, () -> start.request(place, new FirstAdmin("佐藤 花子", "hanako@example.jp")));
        assertThat(start.run(place.code())).isTrue();
        return directory.find(place.code()).orElseThrow();
    }

    /** What the worker and the town's office do until everything is there. */
    private void complete(Tenant town) {
        owner().sql("update control.tenant_sandbox set made_at = now() where code = :code")
                .param("code", town.code().value())
                .update();
        for (var number : List.of(1, 2)) {
            in(town, """
                    insert into %s.identity_staff (id, subject, email, display_name, role, state, invited_at)
                    values (gen_random_uuid(), 'with-passkey-NUMBER', 'NUMBER@example.jp', '-', 'ADMIN', 'ACTIVE', now())
                    """.replace("NUMBER", number.toString()));
        }
        in(town, "update %s.branding_brand set department = 'こども課', phone = '0848-00-0000'");
        in(town, "insert into %s.branding_contact values (1, '', 'たいせつにします。', 1, now())");
        in(town, """
                insert into %1$s.notice_trial
                select gen_random_uuid(), id, 'made-up', 'RECEIVED', now(), now() from %1$s.identity_staff limit 1
                """);
    }

    private void bear(Tenant town) {
        in(town, """
                insert into %s.record_child (id, name, kana, kana_folded, birth_date, sex, family_id, version, registered_at)
                values ('CHILD', 'お試し はな', 'おためし はな', 'おためしはな', '2026-05-01', 'F', 'CHILD', 0, now())
                """.replace("CHILD", UUID.randomUUID().toString()));
    }

    private static List<String> photosToClear(String code) {
        return owner().sql("select reason from control.photo_clearing where code = :code and cleared_at is null")
                .param("code", code)
                .query(String.class)
                .list();
    }

    private static void in(Tenant town, String sql) {
        owner().sql(sql.formatted(town.schema())).update();
    }

    private static int count(Tenant town, String table) {
        return owner().sql("select count(*) from " + town.schema() + "." + table)
                .query(Integer.class)
                .single();
    }

    private static List<String> answers(Checklist list) {
        return list.points().stream()
                .map(point -> point.question() + " " + point.answer())
                .toList();
    }

    private static <T> T as(Actor.Operator operator, ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentActor.call(operator, work);
    }
}
