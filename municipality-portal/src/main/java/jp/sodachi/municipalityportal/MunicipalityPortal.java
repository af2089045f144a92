package jp.sodachi.municipalityportal;

import java.util.Map;
import jp.sodachi.assessment.AssessmentRoom;
import jp.sodachi.audit.AuditRoom;
import jp.sodachi.branding.BrandingRoom;
import jp.sodachi.export.LetterRoom;
import jp.sodachi.identity.IdentityRoom;
import jp.sodachi.identity.ProvisioningRoom;
import jp.sodachi.notice.NoticeRoom;
import jp.sodachi.record.RecordRoom;
import jp.sodachi.reminder.ReminderRoom;
import jp.sodachi.reply.ReplyRoom;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.TenancyRoom;
import jp.sodachi.web.WebRoom;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The staff site of every town on the platform. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
@Import({
    SupportRoom.class,
    TenancyRoom.class,
    AuditRoom.class,
    BrandingRoom.class,
    IdentityRoom.class,
    LetterRoom.class,
    ProvisioningRoom.class,
    RecordRoom.class,
    AssessmentRoom.class,
    NoticeRoom.class,
    ReminderRoom.class,
    ReplyRoom.class,
    WebRoom.class
})
public class MunicipalityPortal {
    /** The name of the site's own settings file. */
    static final String SETTINGS = "municipality-portal";

    /** Starts the site. */
    public static void main(String[] arguments) {
        var application = new SpringApplication(MunicipalityPortal.class);
        application.setDefaultProperties(Map.of("spring.config.name", SETTINGS));
        application.run(arguments);
    }
}
