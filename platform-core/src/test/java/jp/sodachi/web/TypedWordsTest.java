package jp.sodachi.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class TypedWordsTest {
    private final MockHttpSession session = new MockHttpSession();

    @Test
    void a_key_says_nothing_of_what_was_typed_and_finds_it_in_its_session_alone() {
        var key = TypedWords.keep(session, " 日生 なぎ ");

        assertThat(key).containsOnlyDigits();
        assertThat(TypedWords.find(session, key)).isEqualTo("日生 なぎ");
        assertThat(TypedWords.find(new MockHttpSession(), key)).isEmpty();
        assertThat(TypedWords.find(session, "日生")).isEmpty();
    }

    @Test
    void nothing_typed_is_nothing_kept() {
        assertThat(TypedWords.keep(session, " \n ")).isEmpty();
        assertThat(TypedWords.find(session, "")).isEmpty();
    }

    @Test
    void a_line_end_in_the_words_makes_no_second_search() {
        var key = TypedWords.keep(session, "あさ\n9 よる");

        assertThat(TypedWords.find(session, key)).isEqualTo("あさ 9 よる");
        assertThat(TypedWords.find(session, "9")).isEmpty();
    }

    @Test
    void an_old_search_ends_when_thirty_others_came_and_no_key_is_given_twice() {
        var first = TypedWords.keep(session, "はじめ");
        for (var number = 0; number < 30; number++) {
            assertThat(TypedWords.keep(session, "つぎ" + number)).isNotEqualTo(first);
        }

        assertThat(TypedWords.find(session, first)).isEmpty();
        assertThat(TypedWords.find(session, "31")).isEqualTo("つぎ29");
    }
}
