package jp.sodachi.record;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The files of photos without the record they belong to, for command lines. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PhotoSettings.class)
public class PhotoArchiveRoom {

    @Bean
    PhotoArchive photoArchive(PhotoSettings settings) {
        return new PhotoArchive(RecordRoom.storeOf(settings));
    }
}
