package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sodachi.branding.Consultation;
import jp.sodachi.branding.Contacts;
import jp.sodachi.branding.TownContact;
import jp.sodachi.record.Child;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A parent goes on to the town's consultation service, which learns no more than the parent ticked. */
class ConsultationStoryTest extends Story {
    private static final Consultation SERVICE = new Consultation("すこやか24時間相談", StubConsultation.ORIGIN + "/handover");

    @Autowired
    Contacts contacts;

    private final StubConsultation service = new StubConsultation();
    private Child child;
    private Visitor parent;

    @BeforeEach
    void a_town_with_a_service() {
        agree(BIZEN, SERVICE);
        child = born(BIZEN, "尾上 こはる", "おのうえ こはる", TODAY.minusMonths(4), null);
        parent = parentOf(BIZEN, child);
    }

    @AfterEach
    void the_agreement_ends() {
        agree(BIZEN, Consultation.NONE);
    }

    @Test
    void without_a_tick_the_service_learns_the_town_and_the_language_only() {
        var answer = parent.post("/consultation").is(200).shows("2分").hides("こはる");

        var claims = letIn(token(answer)).orElseThrow();

        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "jti", "iat", "exp", "municipality", "locale");
        assertThat(claims.toString())
                .doesNotContain(parent.account(), child.id().toString());
        assertThat(answer.result().getResponse().getHeader("Content-Security-Policy"))
                .contains("form-action 'self'", StubConsultation.ORIGIN);
    }

    @Test
    void a_ticked_child_is_told_by_its_age_alone_and_that_is_in_the_trail() {
        var answer =
                parent.post("/consultation", "child", child.id().toString()).is(200);

        var claims = letIn(token(answer)).orElseThrow();

        assertThat(claims.getClaim("children")).isEqualTo(List.of(Map.of("years", 0L, "months", 4L)));
        assertThat(Towns.owner()
                        .sql("""
                        select count(*) from %s.audit_event where action = 'consultation.tell' and child_id = :child
                        """.formatted(BIZEN.schema()))
                        .param("child", child.id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void another_familys_child_is_told_of_by_nobody() {
        var other = born(BIZEN, "片山 りく", "かたやま りく", TODAY.minusMonths(9), null);

        var answer =
                parent.post("/consultation", "child", other.id().toString()).is(200);

        assertThat(letIn(token(answer)).orElseThrow().getClaim("children")).isNull();
    }

    @Test
    void a_token_opens_once_and_for_two_minutes_and_only_as_it_was_signed() {
        var token = token(parent.post("/consultation"));
        var late = token(parent.post("/consultation"));
        var changed = token.substring(0, token.length() - 6) + "AAAAAA";

        assertThat(letIn(changed)).isEmpty();
        assertThat(letIn(token)).isPresent();
        assertThat(letIn(token)).isEmpty();
        assertThat(service.letIn(late, site(), keys(), clock.instant().plusSeconds(121)))
                .isEmpty();
    }

    @Test
    void a_town_without_a_service_offers_none() {
        var elsewhere = parentOf(SETOUCHI, born(SETOUCHI, "岡 みお", "おか みお", TODAY.minusMonths(2), null));

        elsewhere.get("/help").is(200).hides("24時間の相談");
        elsewhere.get("/consultation").is(404);
        elsewhere.post("/consultation").is(404);
        parent.get("/help").is(200).shows("24時間の相談", SERVICE.name());
    }

    private Optional<JWTClaimsSet> letIn(String token) {
        return service.letIn(token, site(), keys(), clock.instant());
    }

    private String keys() {
        return visitor(BIZEN).get("/.well-known/consultation-keys.json").is(200).page();
    }

    private static String site() {
        return "http://" + Towns.host(BIZEN);
    }

    private static String token(Answer answer) {
        return answer.page().replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");
    }

    private void agree(Tenant town, Consultation consultation) {
        TenantScope.run(town, () -> {
            var stored = contacts.stored();
            contacts.change(new TownContact(stored.hours(), stored.privacy(), consultation, stored.version()));
        });
    }
}
