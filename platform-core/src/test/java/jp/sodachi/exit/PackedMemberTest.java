package jp.sodachi.exit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The list of who could sign in is read as it was written. */
class PackedMemberTest {

    @Test
    void addresses_and_states_are_read_whatever_stands_in_a_name() {
        assertThat(PackedMember.read("""
                        subject,user_name,email,name,enabled
                        "s-1","Hanako@example.jp","Hanako@example.jp","佐藤, ""花子""
                        二行目","true"
                        "s-2","taro@example.jp","taro@example.jp",,"false"
                        """))
                .containsExactly(
                        new PackedMember("hanako@example.jp", true), new PackedMember("taro@example.jp", false));
    }

    @Test
    void a_list_of_other_columns_or_without_lines_has_nobody() {
        assertThat(PackedMember.read("subject,user_name\nmade-up,nurse\n")).isEmpty();
        assertThat(PackedMember.read("subject,user_name,email,name,enabled\n")).isEmpty();
        assertThat(PackedMember.read("")).isEmpty();
    }
}
