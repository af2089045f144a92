package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import jp.sodachi.identity.Actor;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.Dose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

/** Vaccinations are taken over from a table of the town's own system. */
class ImportStoryTest extends StaffSiteTest {
    private static final String HEAD = "よみがな,生年月日,ワクチン,接種した日,ロット番号,接種した場所,メモ\r\n";

    @Autowired
    private ChildStates states;

    @Test
    void a_table_is_tried_then_taken_and_taken_again_takes_nothing_twice() throws Exception {
        var child = born(BIZEN, "香登 りく", "かがと りく", LocalDate.of(2025, 5, 10));
        var table = HEAD + "カガト リク,令和7年5月10日,5種混合,2025/7/12,A1,かがと小児科,\r\n"
                + "かがと りく,2025-05-10,五種混合,令和7年8月16日,\"A,2\",かがと小児科,熱なし\r\n"
                + "かがと りく,2025-05-10,五種混合,令和7年8月16日,A2,,\r\n";

        take(table.getBytes(StandardCharsets.UTF_8), "false").andExpect(status().isOk());
        assertThat(doses(child)).as("only tried").isEmpty();

        take(table.getBytes(Charset.forName("windows-31j")), "true").andExpect(status().isOk());
        assertThat(doses(child)).hasSize(2).allSatisfy(dose -> {
            assertThat(dose.enteredKind()).isEqualTo(Dose.EnteredBy.IMPORT);
            assertThat(dose.enteredBy()).isEqualTo("健康管理システム");
            assertThat(dose.product()).isEqualTo("DPT_IPV_HIB");
        });
        take(table.getBytes(StandardCharsets.UTF_8), "true").andExpect(status().isOk());
        assertThat(doses(child)).hasSize(2);
        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content().string(allOf(containsString("健康管理システム"), containsString("A,2"))));
    }

    @Test
    void what_cannot_be_taken_is_said_line_by_line_and_the_rest_is_taken() throws Exception {
        var child = born(BIZEN, "畠田 うた", "はたけだ うた", LocalDate.of(2025, 5, 11));
        var one = born(BIZEN, "畠田 あい", "はたけだ あい", LocalDate.of(2025, 5, 12));
        born(BIZEN, "畠田 愛", "はたけだ あい", LocalDate.of(2025, 5, 12));
        var table = HEAD + "はたけだ うた,2025-05-11,BCG,2025-10-11,K1,,\r\n"
                + "はたけだ うた,2025-05-11,肺炎球菌,2025-10-11,,,\r\n"
                + "はたけだ うた,きのう,BCG,2025-10-11,,,\r\n"
                + "だれか,2025-05-11,BCG,2025-10-11,,,\r\n"
                + "はたけだ うた,2025-05-11,HEPB,2025-04-11,,,\r\n"
                + "はたけだ あい,2025-05-12,BCG,2025-10-11,,,\r\n";
        take(table.getBytes(StandardCharsets.UTF_8), "true")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("どのワクチンか、わかりません: 肺炎球菌"),
                                containsString("生年月日が読めません: きのう"),
                                containsString("登録されていません: だれか"),
                                containsString("生まれた日より前です"),
                                containsString("名前も入れてください"),
                                containsString("7行目"),
                                containsString("value=\"健康管理システム\""))));
        assertThat(doses(child)).extracting(Dose::product).containsExactly("BCG");
        assertThat(doses(one)).isEmpty();

        take("番号,名前\r\n1,だれか\r\n".getBytes(StandardCharsets.UTF_8), "true")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("次の列がありません: よみがな・生年月日・ワクチン・接種した日")));
        take(new byte[0], "true")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("表をえらんでください")));
    }

    @Test
    void a_child_of_the_same_reading_and_another_name_is_not_given_somebody_elses_vaccination() throws Exception {
        var child = born(BIZEN, "畠田 晴", "はたけだ はる", LocalDate.of(2025, 5, 13));
        var table = "名前,よみがな,生年月日,ワクチン,接種した日\r\n"
                + "畠田 陽,はたけだ はる,2025-05-13,BCG,2025-10-11\r\n"
                + "畠田　晴,はたけだ はる,2025-05-13,HEPB,2025-10-11\r\n";

        take(table.getBytes(StandardCharsets.UTF_8), "true")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("名前の字がちがいます")));

        assertThat(doses(child)).extracting(Dose::product).containsExactly("HEPB");
    }

    @Test
    void a_protected_childs_vaccinations_come_in_with_its_name_on_the_line_and_the_answer_does_not_say_it()
            throws Exception {
        var child = born(BIZEN, "畠田 忍", "はたけだ しのぶ", LocalDate.of(2025, 5, 14));
        in(BIZEN, actor(NURSE), () -> states.set(child.id(), ChildState.Kind.SHIELDED, "", today(), "支援措置"));
        var table = "名前,よみがな,生年月日,ワクチン,接種した日\r\n畠田 忍,はたけだ しのぶ,2025-05-14,BCG,2025-10-11\r\n";

        take(table.getBytes(StandardCharsets.UTF_8), "true")
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("畠田 忍"))));

        assertThat(in(BIZEN, new Actor.Job("story"), () -> records.getChild(child.id()))
                        .doses())
                .extracting(Dose::product)
                .containsExactly("BCG");
    }

    private ResultActions take(byte[] table, String forGood) throws Exception {
        return browser.perform(upload(NURSE, "/children/import")
                .file(new MockMultipartFile("file", "vaccinations.csv", "text/csv", table))
                .param("source", "健康管理システム")
                .param("take", forGood));
    }

    private List<Dose> doses(Child child) {
        return in(BIZEN, actor(NURSE), () -> records.getChild(child.id())).doses();
    }
}
