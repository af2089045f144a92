package jp.sodachi.deploy.worker;

import java.util.Map;
import jp.sodachi.assessment.AssessmentRoom;
import jp.sodachi.audit.AuditRoom;
import jp.sodachi.branding.BrandingRoom;
import jp.sodachi.identity.IdentityRoom;
import jp.sodachi.notice.NoticeRoom;
import jp.sodachi.notice.NoticeSending;
import jp.sodachi.record.RecordRoom;
import jp.sodachi.reminder.ReminderRoom;
import jp.sodachi.reply.ReplyRoom;
import jp.sodachi.sandbox.SandboxRoom;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.TenancyRoom;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The worker. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({
    SupportRoom.class,
    TenancyRoom.class,
    AuditRoom.class,
    BrandingRoom.class,
    IdentityRoom.class,
    RecordRoom.class,
    NoticeRoom.class,
    ReplyRoom.class,
    NoticeSending.class,
    ReminderRoom.class,
    AssessmentRoom.class,
    SandboxRoom.class
})
public class Worker {

    /** Starts the worker with the settings in {@code worker.yaml}. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(Worker.class)
                .properties(Map.of("spring.config.name", "worker"))
                .run(arguments);
    }
}
