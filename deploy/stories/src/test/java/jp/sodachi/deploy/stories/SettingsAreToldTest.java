package jp.sodachi.deploy.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever runs an installation finds every variable that an application reads in docs/settings.md, and no other. */
class SettingsAreToldTest {
    private static final Pattern READ = Pattern.compile("\\$\\{(SODACHI_[A-Z0-9_]+)");
    private static final Pattern TOLD = Pattern.compile("(?<=`)SODACHI_[A-Z0-9_]+(?=`)");

    /** Maps, which have no place of their own in the files. */
    private static final String FREE_NAMES = "SODACHI_(DATABASE_SERVERS|INSTRUMENTS|CHANNEL_LINE)_.*";

    @Test
    void every_variable_is_told_and_no_other() {
        var read = Sources.settings()
                .flatMap(file -> names(READ, Sources.read(file)))
                .collect(Collectors.toSet());
        var told = names(TOLD, Sources.read(Sources.root().resolve("docs/settings.md")))
                .filter(name -> !name.matches(FREE_NAMES))
                .toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(read);
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).map(name -> name.replace("${", ""));
    }
}
