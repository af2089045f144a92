package jp.sodachi.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Everything templates need to be read: words, languages, dates, and the kit's own page. */
@Configuration(proxyBeanMethods = false)
class ViewBeans implements WebMvcConfigurer {

    private static final String SOURCE_FILE_END = "_ja.properties";

    @Bean
    MessageSource messageSource() throws IOException {
        return new StrictMessages(baseNames());
    }

    @Bean
    KitDialect kitDialect(MessageSource messageSource) {
        return new KitDialect(messageSource, htmxAddress());
    }

    /** Boot's own by another class: the same files, with the kit's smallest parts put in as they are read. */
    @Bean("defaultTemplateResolver")
    SmallParts templates(ThymeleafProperties properties) {
        var templates = new SmallParts();
        templates.setPrefix(properties.getPrefix());
        templates.setSuffix(properties.getSuffix());
        templates.setTemplateMode(properties.getMode());
        templates.setCharacterEncoding(properties.getEncoding().name());
        templates.setCacheable(properties.isCache());
        return templates;
    }

    /** As Boot makes it, but for the dialect. */
    @Bean
    SpringTemplateEngine templateEngine(
            ObjectProvider<ITemplateResolver> templates, ObjectProvider<IDialect> dialects) {
        var engine = new SpringTemplateEngine();
        engine.setDialect(new PlainDialect());
        templates.orderedStream().forEach(engine::addTemplateResolver);
        dialects.orderedStream().forEach(engine::addDialect);
        return engine;
    }

    @Bean
    LocaleResolver localeResolver() {
        return new ReaderLanguage();
    }

    @Bean
    @ConditionalOnProperty("sodachi.kit")
    KitPage kitPage(MessageSource messageSource) {
        return new KitPage(messageSource);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor();
        change.setParamName("lang");
        change.setHttpMethods("GET");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }

    /** One for every messages/<name>_ja.properties on the class path. */
    static Set<String> baseNames() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*" + SOURCE_FILE_END)) {
            String name = Objects.requireNonNull(file.getFilename());
            names.add("messages/" + name.substring(0, name.length() - SOURCE_FILE_END.length()));
        }
        return names;
    }

    /** The script's address carries its version, so the version stands in one place only: the build file. */
    private static String htmxAddress() {
        Properties pom = new Properties();
        try (InputStream in =
                ViewBeans.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/htmx.org/pom.properties")) {
            pom.load(Objects.requireNonNull(in, "htmx is not on the class path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/webjars/htmx.org/" + pom.getProperty("version") + "/dist/htmx.min.js";
    }
}
