package jp.sodachi.parentportal;

import java.util.Map;
import jp.sodachi.assessment.AssessmentRoom;
import jp.sodachi.audit.AuditRoom;
import jp.sodachi.branding.BrandingRoom;
import jp.sodachi.channel.ChannelTalking;
import jp.sodachi.export.ExportRoom;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.IdentityRoom;
import jp.sodachi.identity.ParentAccountsRoom;
import jp.sodachi.notice.NoticeRoom;
import jp.sodachi.parentportal.email.AddressProofs;
import jp.sodachi.record.RecordRoom;
import jp.sodachi.reply.ReplyRoom;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.TenancyRoom;
import jp.sodachi.web.SiteSecurity;
import jp.sodachi.web.WebRoom;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.LocaleResolver;

/** The parents' site. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({
    SupportRoom.class,
    TenancyRoom.class,
    AuditRoom.class,
    BrandingRoom.class,
    IdentityRoom.class,
    ParentAccountsRoom.class,
    RecordRoom.class,
    AssessmentRoom.class,
    ExportRoom.class,
    NoticeRoom.class,
    ChannelTalking.class,
    ReplyRoom.class,
    WebRoom.class
})
public class ParentPortal {

    /** Starts the site with the settings in {@code parent-portal.yaml}. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(ParentPortal.class)
                .properties(Map.of("spring.config.name", "parent-portal"))
                .run(arguments);
    }

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            SiteSecurity security,
            Guardians guardians,
            AddressProofs proofs,
            LocaleResolver languages)
            throws Exception {
        return security.build(http, new ParentSite(guardians, proofs, languages));
    }
}
