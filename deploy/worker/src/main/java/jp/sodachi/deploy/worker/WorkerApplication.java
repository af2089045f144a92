package jp.sodachi.deploy.worker;

import jp.sodachi.audit.AuditRoom;
import jp.sodachi.branding.BrandingRoom;
import jp.sodachi.identity.IdentityRoom;
import jp.sodachi.notice.NoticeRoom;
import jp.sodachi.notice.NoticeSending;
import jp.sodachi.record.RecordRoom;
import jp.sodachi.reminder.ReminderRoom;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.TenancyRoom;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts the worker. */
@SpringBootApplication
@Import({
    SupportRoom.class,
    TenancyRoom.class,
    AuditRoom.class,
    BrandingRoom.class,
    IdentityRoom.class,
    RecordRoom.class,
    NoticeRoom.class,
    NoticeSending.class,
    ReminderRoom.class
})
public class WorkerApplication {

    public static void main(String[] args) {
        SpringApplication.run(WorkerApplication.class, args);
    }
}
