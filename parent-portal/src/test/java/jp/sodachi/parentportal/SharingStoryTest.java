package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.Child;
import jp.sodachi.record.NewDose;
import jp.sodachi.record.Shares;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A parent shows the vaccinations at a clinic and sees who looked. */
class SharingStoryTest extends Story {
    @Autowired
    Shares shares;

    private Child child;
    private Visitor parent;

    @BeforeEach
    void a_three_month_old_with_a_parent() {
        child = born(BIZEN, "尾上 かえで", "おのうえ かえで", LocalDate.of(2026, 8, 11), null);
        parent = parentOf(BIZEN, child);
        office(
                BIZEN,
                () -> records.recordDose(child.id(), new NewDose("BCG", LocalDate.of(2026, 11, 2), "K12", "備前市民センター")));
    }

    @Test
    void whoever_holds_the_code_sees_the_vaccinations_for_a_quarter_of_an_hour_and_nothing_else() {
        var address = code();
        var clinic = visitor(BIZEN);
        clinic.get(address).is(200).shows("尾上 かえで", "BCG", "K12", "窓口で確認ずみ").hides("受けたものを記録する", "href=\"/children");
        parent.get("/children/" + child.id() + "/reads").is(200).shows("QRコードで見た人", "接種の記録を見ました");
        visitor(SETOUCHI).get(address).is(410);
        clock.turnTo(TODAY.plusDays(1));
        try {
            clinic.get(address).is(410).shows("もう使えません").hides("尾上 かえで");
        } finally {
            clock.turnTo(TODAY);
        }
    }

    @Test
    void a_new_code_ends_the_old_one_and_a_code_can_be_ended_at_once() {
        var first = code();
        var second = code();
        visitor(BIZEN).get(first).is(410);
        visitor(BIZEN).get(second).is(200);
        parent.post("/children/" + child.id() + "/share/stop").is(302);
        visitor(BIZEN).get(second).is(410);
        visitor(BIZEN).get("/shared/made-up").is(410);
    }

    @Test
    void only_a_guardian_of_the_child_makes_a_code_or_reads_who_looked() {
        var stranger = visitor(BIZEN).signedIn();
        stranger.post("/children/" + child.id() + "/share").is(404);
        stranger.get("/children/" + child.id() + "/reads").is(404);
        assertThatThrownBy(() -> office(BIZEN, () -> shares.issue(child.id()))).isInstanceOf(NotYours.class);
        assertThat(Towns.audit(BIZEN)).anySatisfy(row -> {
            assertThat(row.action()).isEqualTo("share.issue");
            assertThat(row.outcome()).isEqualTo("REFUSED");
        });
    }

    /** In two taps: the record, and the button on it. */
    private String code() {
        var share = "/children/" + child.id() + "/share";
        parent.get("/").shows("href=\"/records\"");
        parent.get("/records").is(200).shows("action=\"" + share + "\"", "QRで見せる");
        parent.get(share).is(200).shows("15分たつと");
        var page = parent.post(share).is(200).shows("<svg").page();
        return page.replaceAll("(?s).*(/shared/[A-Za-z0-9_-]+).*", "$1");
    }
}
