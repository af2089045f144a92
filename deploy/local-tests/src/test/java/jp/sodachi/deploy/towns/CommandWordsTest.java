package jp.sodachi.deploy.towns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import jp.sodachi.relocation.Relocation;
import jp.sodachi.relocation.RelocationStep;
import jp.sodachi.support.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the commands say when something went wrong: where, why, and what to do next. */
class CommandWordsTest {
    /** Stands for the platform's own exceptions. */
    private static final class Ours extends RuntimeException {
        Ours(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    @Test
    void the_platforms_own_words_come_first_and_what_lies_below_stands_beside_them() {
        var refused =
                new SQLException("Connection to db2:5432 refused.\n  Detail: a row", new ConnectException("refused"));

        assertThat(WhatFailed.words(new Ours("Give the same command again.", refused)))
                .isEqualTo("Give the same command again. (Connection to db2:5432 refused.)");
        assertThat(WhatFailed.words(new IllegalStateException("Not made.", new Ours("The town exists.", null))))
                .isEqualTo("The town exists.");
    }

    @Test
    void without_such_words_it_is_said_where_it_failed() {
        var refused = new SQLException("Connection to db2:5432 refused.", new ConnectException("refused"));

        assertThat(WhatFailed.words(new IllegalStateException("Not made.", refused)))
                .isEqualTo("Connection to db2:5432 refused.");
        assertThat(WhatFailed.words(new UncheckedIOException(new NoSuchFileException("/no/folder"))))
                .isEqualTo("There is no file or folder /no/folder");
        assertThat(WhatFailed.words(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    @Test
    void a_move_that_stopped_says_why_where_the_town_lives_and_how_it_goes_on() {
        assertThat(MoveWords.of(move(RelocationStep.COPYING, "server", "SQLSTATE 08006: connection or driver"), false))
                .isEqualTo(
                        "stopped at COPYING: a server refused or did not answer (SQLSTATE 08006: connection or driver);"
                                + " when that is mended, the same command goes on; it lives on home");
        assertThat(MoveWords.of(move(RelocationStep.FOLLOWING, "slow", ""), false))
                .isEqualTo(
                        "stopped at FOLLOWING: it could not keep up with the changes; the same command at a quiet hour goes"
                                + " on; it lives on home");
        assertThat(MoveWords.of(move(RelocationStep.TIDYING, null, null), false))
                .isEqualTo("stopped at TIDYING: it was broken off; the same command goes on; it lives on second");
        assertThat(MoveWords.of(move(RelocationStep.COPYING, null, null), true))
                .isEqualTo("is at COPYING: somebody else is at work on it; it lives on home");
        assertThat(MoveWords.of(move(RelocationStep.KEPT, null, null), false))
                .isEqualTo(
                        "lives on second now: 360,836 rows, 101 MB, 1800 ms without writing; the old copy on home waits to"
                                + " be confirmed");
    }

    private static Relocation move(RelocationStep step, @Nullable String problem, @Nullable String said) {
        var at = Instant.parse("2026-11-26T01:15:00Z");
        return new Relocation(
                new UUID(0, 1),
                MunicipalityCode.of("332143"),
                "home",
                "second",
                step,
                problem == null ? null : "admin.relocation.problem." + problem,
                said,
                "山口 みさき",
                at,
                at,
                360_836,
                106_100_000,
                1_800);
    }
}
