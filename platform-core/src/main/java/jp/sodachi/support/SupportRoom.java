package jp.sodachi.support;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this room: the one clock, in Japan's time, and the national list. */
@Configuration(proxyBeanMethods = false)
public class SupportRoom {

    /** Every town of the platform lives in this zone. */
    public static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Bean
    Clock clock() {
        return Clock.system(JAPAN);
    }

    @Bean
    NationalList nationalList() {
        return new NationalList();
    }
}
