package jp.sodachi.tenantadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import jp.sodachi.exit.ExitPackages;
import jp.sodachi.exit.ExitPeople;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.FirstAdmin;
import jp.sodachi.identity.IdentityProviderFailed;
import jp.sodachi.identity.IdentityProvisioning;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.record.PhotoArchive;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.NationalList;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenantadmin.start.TownStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The office of a town that was taken in can sign in again, with new passwords and nobody else among them. */
class ReturningOfficeTest extends ConsoleTest {
    private static final Actor.Operator MISAKI = new Actor.Operator("operator-1", "山口 みさき");
    private static final String MEMBERS = """
            subject,user_name,email,name,enabled
            "old-1","hanako@example.jp","hanako@example.jp","佐藤 花子","true"
            "old-2","taro@example.jp","taro@example.jp","鈴木 太郎","true"
            "known","yuki@example.jp","yuki@example.jp","田中 ゆき","true"
            "old-4","closed@example.jp","closed@example.jp","閉じた人","false"
            "old-5","stranger@example.jp","stranger@example.jp","町の名簿にいない人","true"
            """;

    @TempDir
    Path folder;

    @Autowired
    TownStart start;

    @Autowired
    NationalList national;

    @Autowired
    TenantDirectory directory;

    @Autowired
    SchemaMigrator migrator;

    @Autowired
    IdentityProvisioning identities;

    @Autowired
    Clock clock;

    @Test
    void members_who_stand_in_the_towns_list_are_invited_anew_and_nobody_else() {
        var town = withStaff("342149");
        var file = folder.resolve("package.zip");
        new ExitPackages(servers(), migrator, PhotoArchive.in(folder.resolve("photos")), _ -> MEMBERS, EXIT_KEYS, clock)
                .make(town.code(), file, "山口 みさき", "operator-1");
        identities.removeOrganization(town);
        var before = KEYCLOAK.mails().size();
        var people = new ExitPeople(servers(), migrator, identities, EXIT_KEYS, clock);
        KEYCLOAK.goAway();
        assertThatThrownBy(() -> people.invite(file)).isInstanceOf(IdentityProviderFailed.class);
        KEYCLOAK.comeBack();

        assertThat(people.invite(file)).isEqualTo(new ExitPeople.Invited(town.code(), 2, 1, 2, 0));

        assertThat(KEYCLOAK.organizations()).containsValue("342149");
        assertThat(KEYCLOAK.mails()).hasSize(before + 2);
        assertThat(staff())
                .containsExactly(
                        "closed@example.jp ACTIVE old-4",
                        "gone@example.jp ENDED old-6",
                        "hanako@example.jp INVITED -",
                        "not-a-member@example.jp ACTIVE old-7",
                        "taro@example.jp INVITED -",
                        "yuki@example.jp ACTIVE known");
        assertThat(people.invite(file))
                .as("again: those who have not answered get the mail once more")
                .isEqualTo(new ExitPeople.Invited(town.code(), 2, 1, 2, 0));
    }

    private Tenant withStaff(String code) {
        var place = national.find(MunicipalityCode.of(code)).orElseThrow();
        CurrentActor.call(MISAKI, () -> start.request(place, new FirstAdmin("佐藤 花子", "hanako@example.jp")));
        assertThat(start.run(place.code())).isTrue();
        owner().sql("""
                        update t_342149.identity_staff set subject = 'old-1', state = 'ACTIVE';
                        insert into t_342149.identity_staff (id, subject, email, display_name, role, state, invited_at)
                        values (gen_random_uuid(), 'old-2', 'taro@example.jp', '鈴木 太郎', 'NURSE', 'ACTIVE', now()),
                               (gen_random_uuid(), 'known', 'yuki@example.jp', '田中 ゆき', 'NURSE', 'ACTIVE', now()),
                               (gen_random_uuid(), 'old-4', 'closed@example.jp', '閉じた人', 'NURSE', 'ACTIVE', now()),
                               (gen_random_uuid(), 'old-6', 'gone@example.jp', 'やめた人', 'NURSE', 'ENDED', now()),
                               (gen_random_uuid(), 'old-7', 'not-a-member@example.jp', '-', 'NURSE', 'ACTIVE', now())
                        """).update();
        return directory.find(place.code()).orElseThrow();
    }

    private static List<String> staff() {
        return owner().sql("""
                        select email || ' ' || state || ' ' || coalesce(subject, '-')
                          from t_342149.identity_staff order by email
                        """).query(String.class).list();
    }
}
