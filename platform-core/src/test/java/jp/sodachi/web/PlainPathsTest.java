package jp.sodachi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** What is evaluated and put in without an expression language reads as it does with one. */
class PlainPathsTest {
    private static final Dose DOSE = new Dose("五種混合", "", null, State.GIVEN, true, LocalDate.of(2026, 11, 22));

    private final SpringTemplateEngine language = engine(false);
    private final SpringTemplateEngine plain = engine(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dose",
                "nobody",
                "true",
                "dose.product",
                "dose.where",
                "dose.by",
                "!dose.stands",
                "dose.stands()",
                "dose.fresh",
                "dose.titled",
                "dose.product.length()",
                "dose.product.empty",
                "dose.state",
                "dose.state.name()",
                "dose.state.name() == 'GIVEN'",
                "dose.state == 'GIVEN'",
                "dose.where == ''",
                "dose.where != ''",
                "dose.by == ''",
                "dose.by == null",
                "dose.product != null",
                "nobody == null",
                "dose.product == name",
                "dose.product != dose.where",
                "dose.day == today",
                "dose.doses.isEmpty()",
                "dose.doses.size()",
                "dose.doses.empty",
                "doses.isEmpty()",
                "byName.one",
                "doses.size() > 0",
                "doses.size() >= 2",
                "doses.size() == 1",
                "dose.doses.size() != 0",
                "!dose.stands and dose.fails",
                "dose.stands and dose.fresh",
                "dose.stands or dose.fails",
                "!dose.stands or !dose.fresh",
                "nobody != null and nobody.size() > 0",
                "dose.product == 'this or that'",
                "dose.stands and dose.fresh or dose.stands",
                "#kit.townState()",
                "#kit.product()",
                "#jp.date(dose.day)",
                "#jp.brief(today)",
                "#jp.age(dose.day, today)",
                "#jp.age(today, today)"
            })
    void an_expression_means_the_same_without_the_language(String expression) {
        assertThat(said(plain, "${" + expression + "}")).isEqualTo(said(language, "${" + expression + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dose.by.length()", "dose.nothing", "nobody.product", "dose.fails"})
    void what_is_wrong_is_said_by_the_language(String expression) {
        assertThatThrownBy(() -> said(plain, "${" + expression + "}")).hasMessageContaining(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg th:replace=\"~{kit/icon :: icon('next')}\"></svg>",
                "<span th:replace=\"~{kit/badge :: words('done', #{ready})}\"></span>",
                "<span th:replace=\"~{kit/badge :: words('stopped', #{'ready.' + ${dose.state}})}\"></span>",
                "<span th:replace=\"~{kit/badge :: shown(${badge})}\"></span>"
            })
    void a_small_part_of_the_kit_looks_the_same_when_it_is_put_in_at_once(String part) {
        assertThat(SmallParts.putIn(part)).doesNotContain("th:replace");
        assertThat(plain.process(SmallParts.putIn(part), context())).isEqualTo(language.process(part, context()));
    }

    private static String said(SpringTemplateEngine engine, String expression) {
        return engine.process("<b th:text=\"" + expression + "\"></b>", context());
    }

    private static Context context() {
        var context = new Context(Locale.JAPANESE);
        context.setVariable("dose", DOSE);
        context.setVariable("badge", new Badge("check", "確認待ち"));
        context.setVariable("name", "五種混合");
        context.setVariable("today", LocalDate.of(2026, 11, 26));
        context.setVariable("doses", List.of(DOSE));
        context.setVariable("byName", Map.of("one", "いち"));
        return context;
    }

    private static SpringTemplateEngine engine(boolean plain) {
        var words = new StaticMessageSource();
        words.addMessage("ready", Locale.JAPANESE, "おわりました");
        words.addMessage("ready.GIVEN", Locale.JAPANESE, "受けました");
        words.addMessage("kit.product", Locale.JAPANESE, "そだち");
        var engine = new SpringTemplateEngine();
        var kit = new ClassLoaderTemplateResolver();
        kit.setPrefix("templates/");
        kit.setSuffix(".html");
        kit.setCharacterEncoding("UTF-8");
        kit.setResolvablePatterns(Set.of("kit/*"));
        kit.setOrder(1);
        var text = new StringTemplateResolver();
        text.setOrder(2);
        if (plain) {
            engine.setDialect(new PlainDialect());
        }
        engine.addTemplateResolver(kit);
        engine.addTemplateResolver(text);
        engine.addDialect(new KitDialect(words, ""));
        engine.setTemplateEngineMessageSource(words);
        return engine;
    }

    enum State {
        GIVEN
    }

    record Dose(String product, String where, @Nullable String by, State state, boolean stands, LocalDate day) {
        public boolean isFresh() {
            return true;
        }

        public String getTitled() {
            return "titled";
        }

        public List<Dose> doses() {
            return List.of();
        }

        public String fails() {
            throw new IllegalStateException("no");
        }
    }
}
