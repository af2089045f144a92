package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sodachi.identity.Actor;
import jp.sodachi.notice.NoticeAction;
import jp.sodachi.notice.NoticeContent;
import jp.sodachi.notice.NoticeDispatch;
import jp.sodachi.notice.NoticeText;
import jp.sodachi.notice.NoticeTexts;
import jp.sodachi.notice.Segment;
import jp.sodachi.notice.TownNotices;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom a notice did not reach gets a letter: printed once, with the town's own address on it, and nobody who is told nothing any more. */
class LetterStoryTest extends StaffSiteTest {
    private static final Pattern TO = Pattern.compile("多田 \\d+さんの保護者 様");
    private static final int COVER_OF_500 = 15;

    @Autowired
    private TownNotices notices;

    @Autowired
    private NoticeDispatch dispatch;

    @Autowired
    private ChildStates states;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void letters_are_one_file_are_printed_once_and_stand_in_the_history() throws Exception {
        var child = born(BIZEN, "封田 のぞみ", "ふうだ のぞみ", today().minusMonths(4));
        var gone = born(BIZEN, "封野 いなほ", "ふうの いなほ", today().minusMonths(4));
        var notice = missedBy(child, gone);
        in(BIZEN, actor(NURSE), () -> states.set(gone.id(), ChildState.Kind.SHIELDED, "", today(), "支援措置"));
        browser.perform(open(NURSE, "/notices/" + notice + "/missed"))
                .andExpect(content().string(containsString("手紙で送る")));
        browser.perform(open(NURSE, "/notices/" + notice + "/letters"))
                .andExpect(content().string(containsString("長形3号")));

        var pages = printed(notice, "");
        assertThat(pages)
                .contains("封田 のぞみさんの保護者 様", "のぞみさんの健診", "健診センターでお待ちしています。", "お問い合わせ:こども家庭課 0869-")
                .doesNotContain("封野");
        browser.perform(upload(NURSE, "/notices/" + notice + "/letters"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("印刷する手紙がありません。")));
        var bundle = owner().sql(
                        "select letter_at from t_332119.notice_missed where notice_id = :id and letter_at is not null")
                .param("id", notice)
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant()
                .toString();
        browser.perform(open(NURSE, "/notices/" + notice + "/letters"))
                .andExpect(content().string(containsString("value=\"" + bundle + "\"")));
        browser.perform(upload(NURSE, "/notices/" + notice + "/letters").param("bundle", bundle))
                .andExpect(status().isOk());

        browser.perform(open(NURSE, "/notices/" + notice + "/missed"))
                .andExpect(content().string(allOf(containsString("に手紙を印刷(大森 けい さん)"), containsString("手帳を使っていない"))));
        browser.perform(open(NURSE, "/children/" + child.id() + "/messages"))
                .andExpect(content().string(allOf(containsString("健診のお知らせ"), containsString("大森 けい"))));
    }

    @Test
    void a_table_goes_on_being_good_when_some_of_its_letters_are_printed() throws Exception {
        var first = born(BIZEN, "束田 いち", "つかだ いち", today().minusMonths(4));
        var notice = missedBy(first);
        var table = browser.perform(open(NURSE, "/notices/" + notice + "/letters/addresses.csv"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        printed(notice, table);
        var later = born(BIZEN, "束野 つぎ", "つかの つぎ", today().minusMonths(4));
        owner().sql("""
                        insert into t_332119.notice_missed (notice_id, subject_kind, subject_id, found_at)
                        values (:notice, 'CHILD', :child, :now)
                        """)
                .param("notice", notice)
                .param("child", later.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();

        assertThat(printed(notice, table)).contains("束野 つぎさんの保護者 様").doesNotContain("束田");
    }

    @Test
    void what_was_printed_together_is_one_bundle() throws Exception {
        var notice = missedBy(
                born(BIZEN, "組田 あさ", "くみた あさ", today().minusMonths(4)),
                born(BIZEN, "組野 ひる", "くみの ひる", today().minusMonths(4)));
        browser.perform(upload(NURSE, "/notices/" + notice + "/letters")).andExpect(status().isOk());
        assertThat(owner().sql("select count(distinct letter_at) from t_332119.notice_missed where notice_id = :id")
                        .param("id", notice)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void a_great_many_letters_go_into_files_of_five_hundred_each_family_once_and_all_numbers_are_letters()
            throws Exception {
        var many = 1_010;
        var notice = missedBy(IntStream.range(0, many)
                .mapToObj(number -> born(BIZEN, "多田 %d".formatted(number), "ただ", today().minusMonths(4)))
                .toArray(Child[]::new));
        var letters = "/notices/" + notice + "/letters";
        browser.perform(open(NURSE, letters))
                .andExpect(content()
                        .string(allOf(
                                containsString("まだ印刷していない手紙は1,010通です。1つのファイルに500通まで入る"), containsString("あと3回"))));
        var table = browser.perform(open(NURSE, letters + "/addresses.csv"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(table.lines()).as("one table for all files").hasSize(many + 1);

        var seen = new HashSet<String>();
        for (var most : List.of(500, 500, 10)) {
            var names = TO.matcher(text(file(notice, table), most + (most == 500 ? COVER_OF_500 : 1)))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet());
            assertThat(names).hasSize(most).allMatch(seen::add, "not in an earlier file");
        }
        browser.perform(open(NURSE, letters))
                .andExpect(content()
                        .string(allOf(
                                containsString("印刷ずみ</dt><dd class=\"num\">1,010通"),
                                containsString("印刷がまだ</dt><dd class=\"num\">0通"),
                                containsString("印刷した500通"),
                                containsString("印刷した10通"))));
    }

    @Test
    void both_parents_of_a_child_are_one_letter_wherever_it_is_counted() throws Exception {
        var child = born(BIZEN, "双親 あい", "そうしん あい", today().minusMonths(4));
        var notice = missedBy(child);
        var parents =
                List.of(joined(BIZEN, child, "sub-letter-1", "双親 花"), joined(BIZEN, child, "sub-letter-2", "双親 太郎"));
        assertThat(parents).hasSize(2);
        owner().sql("""
                        insert into t_332119.notice_delivery
                               (id, guardian_id, channel, template, args, once_key, state, attempts, not_before, deadline,
                                daytime_only, created_at, ended_at, failure, notice_id, urgent)
                        select gen_random_uuid(), l.guardian_id, 'MAIL', 'town-notice',
                               '{"notice": "%1$s", "children": ["あい"], "urgent": false}', l.guardian_id || '%1$s', 'FAILED', 1,
                               now(), now(), true, now(), now(), 'NO_ADDRESS', '%1$s', false
                          from t_332119.identity_guardian_child l where l.child_id = :child
                        """.formatted(notice)).param("child", child.id()).update();
        owner().sql("delete from t_332119.notice_missed where notice_id = :id")
                .param("id", notice)
                .update();
        browser.perform(open(NURSE, "/notices/" + notice + "/letters"))
                .andExpect(content().string(containsString("印刷がまだ</dt><dd class=\"num\">1通")));
        assertThat(printed(notice, "")).contains("双親 あいさんの保護者 様");

        browser.perform(open(NURSE, "/notices/" + notice + "/letters"))
                .andExpect(content()
                        .string(allOf(
                                containsString("印刷ずみ</dt><dd class=\"num\">1通"),
                                containsString("<span class=\"num\">1通</span>"))));
        in(BIZEN, actor(NURSE), () -> states.set(child.id(), ChildState.Kind.MOVED, "", today(), "転出"));
        browser.perform(open(NURSE, "/notices/" + notice + "/letters"))
                .andExpect(content().string(containsString("印刷ずみ</dt><dd class=\"num\">1通")));
    }

    @Test
    void two_who_print_at_once_do_not_print_one_letter_twice() throws Exception {
        var notice = missedBy(born(BIZEN, "同時 ゆう", "どうじ ゆう", today().minusMonths(4)));
        // Another session has noted it and not yet committed: this one waits for it, and then prints nothing.
        try (var other = migratorLogin().getConnection();
                var pool = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            try (var note = other.prepareStatement(
                    "update t_332119.notice_missed set letter_at = now(), letter_by = 'だれか' where notice_id = ?")) {
                note.setObject(1, notice);
                note.executeUpdate();
            }
            var answer = pool.submit(() -> browser.perform(upload(NURSE, "/notices/" + notice + "/letters"))
                    .andReturn()
                    .getResponse());
            while (!owner().sql("select exists (select from pg_locks where not granted)")
                    .query(Boolean.class)
                    .single()) {
                Thread.sleep(20);
            }
            other.commit();
            assertThat(answer.get().getStatus()).isEqualTo(409);
            assertThat(answer.get().getContentAsString(StandardCharsets.UTF_8)).contains("2通にならないように");
        }
    }

    @Test
    void the_town_puts_its_addresses_into_the_table_and_what_does_not_fit_is_named_and_prints_nothing()
            throws Exception {
        var child = born(BIZEN, "宛田 さち", "あてだ さち", today().minusMonths(4));
        var notice = missedBy(child);
        var table = browser.perform(open(NURSE, "/notices/" + notice + "/letters/addresses.csv"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(table).startsWith("\ufeff\"番号\"").contains("\"宛田 さち\"", "\"あてだ さち\"");

        browser.perform(upload(NURSE, "/notices/" + notice + "/letters")
                        .file(csv("番号,宛名,郵便番号,住所\r\nFFFFFFFFFF,だれか,,どこか\r\n")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("2行目の番号「FFFFFFFFFF」")));
        browser.perform(upload(NURSE, "/notices/" + notice + "/letters").file(csv("名前,住所\r\n")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("番号・宛名・郵便番号")));
        browser.perform(open(NURSE, "/notices/" + notice + "/letters"))
                .andExpect(content().string(containsString("まだ印刷していません。")));

        var filled = table.replace("\"宛田 さちさんの保護者\",\"\",\"\"", "\"宛田 花子\",\"705-8602\",\"備前市東片上126\"");
        assertThat(filled).isNotEqualTo(table);
        assertThat(printed(notice, filled)).contains("〒705-8602", "備前市東片上126", "宛田 花子 様");
        assertThat(everywhere("東片上")).as("the address is on paper only").isZero();
    }

    /** As Excel in Japan saves it. */
    private static MockMultipartFile csv(String text) {
        return new MockMultipartFile("addresses", "a.csv", "text/csv", text.getBytes(Charset.forName("windows-31j")));
    }

    private String printed(UUID notice, String table) throws Exception {
        return text(file(notice, table), 2);
    }

    private byte[] file(UUID notice, String table) throws Exception {
        var file = new MockMultipartFile("addresses", "a.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8));
        return browser.perform(upload(NURSE, "/notices/" + notice + "/letters").file(file))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static String text(byte[] pdf, int pages) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).as("a list and letters").isEqualTo(pages);
            return new PDFTextStripper().getText(document);
        }
    }

    private static int everywhere(String text) {
        return owner().sql("select count(*) from t_332119.audit_event e where e::text like '%' || :text || '%'")
                        .param("text", text)
                        .query(Integer.class)
                        .single()
                + owner().sql("select count(*) from t_332119.notice_missed m where m::text like '%' || :text || '%'")
                        .param("text", text)
                        .query(Integer.class)
                        .single();
    }

    private UUID missedBy(Child... children) {
        var words = new NoticeText("{お子さんの名前}さんの健診", "健診センターでお待ちしています。", "", NoticeText.Mark.WRITTEN);
        var content = new NoticeContent(
                "健診のお知らせ",
                new NoticeTexts(Map.of("ja", words)),
                NoticeAction.NONE,
                Segment.of(Segment.Audience.CHILDREN),
                false,
                null);
        UUID id = in(BIZEN, actor(NURSE), () -> notices.begin(content));
        in(BIZEN, actor(NURSE), () -> notices.propose(id, 1));
        in(BIZEN, actor(ADMIN), () -> notices.approve(id, 2));
        in(
                BIZEN,
                new Actor.Job("story"),
                () -> new TransactionTemplate(transactions).execute(_ -> {
                    dispatch.begin(id);
                    return dispatch.end(
                            id,
                            List.of(children).stream()
                                    .map(child -> new NoticeDispatch.Missed(false, child.id()))
                                    .toList());
                }));
        return id;
    }
}
