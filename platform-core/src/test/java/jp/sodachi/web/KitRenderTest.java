package jp.sodachi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = KitRenderTest.Site.class, properties = "sodachi.kit=true")
class KitRenderTest {

    @Autowired
    private WebApplicationContext context;

    private MockMvc site;

    @BeforeEach
    void open() {
        site = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/plan", "/form", "/parts", "/staff", "/child", "/admin", "/confirm", "/sheet", "/nowhere"})
    void every_page_of_the_kit_is_written_in_both_languages(String page) throws Exception {
        for (String language : new String[] {"ja", "en"}) {
            String html = site.perform(get("/kit" + page + "?lang=" + language))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(html).contains("<html lang=\"" + language + "\"").doesNotContain("??", " th:", "::", "~{");
        }
    }

    @Test
    void an_error_stands_beside_its_field_and_in_the_summary_and_what_was_typed_stays() throws Exception {
        String html = site.perform(post("/kit/form").param("kana", "やまだ").param("born", "令和8年13月1日"))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(html)
                .contains("<a href=\"#born\">カレンダーにない日にちです。月と日をご確認ください。</a>")
                .contains("id=\"born-error\"")
                .contains("aria-describedby=\"born-hint born-error\"")
                .contains("value=\"やまだ\"", "value=\"令和8年13月1日\"");
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({WebMvcAutoConfiguration.class, ThymeleafAutoConfiguration.class})
    @Import(ViewBeans.class)
    static class Site {}
}
