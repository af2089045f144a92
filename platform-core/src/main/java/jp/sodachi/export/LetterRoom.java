package jp.sodachi.export;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans for printing letters, for the office's site alone. */
@Configuration(proxyBeanMethods = false)
public class LetterRoom {
    @Bean
    LetterSheets letterSheets(MessageSource messages) {
        return new LetterSheets(messages);
    }
}
