package jp.sodachi.deploy.local;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.sodachi.audit.AuditRoom;
import jp.sodachi.branding.Branding;
import jp.sodachi.branding.BrandingRoom;
import jp.sodachi.branding.Contacts;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.IdentityRoom;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.record.CounterSheets;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.RecordRoom;
import jp.sodachi.record.Records;
import jp.sodachi.sandbox.MadeUpFamilies;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.TenancyRoom;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The rooms of the platform, opened in this process to fill demo towns through the services the pages use. */
final class DemoSeed implements AutoCloseable {
    private final LocalStack stack;
    private final ConfigurableApplicationContext rooms;

    private DemoSeed(LocalStack stack, ConfigurableApplicationContext rooms) {
        this.stack = stack;
        this.rooms = rooms;
    }

    static DemoSeed open(LocalStack stack) {
        var properties = LocalRooms.properties(stack, "sodachi_portal", LocalSecrets.PORTAL_PASSWORD);
        return new DemoSeed(stack, LocalRooms.open(Rooms.class, properties));
    }

    void fill(MunicipalityCode town, DemoSignIns signIns) {
        var directory = rooms.getBean(TenantDirectory.class);
        directory.refresh();
        var tenant = directory.find(town).orElseThrow();
        var office = new Office(signIns, town);
        TenantScope.run(tenant, () -> {
            office.arrive(DemoPeople.admin(town), DemoPeople.ADMIN_NAME);
            office.hire(DemoPeople.nurse(town), "大森 真理", StaffRole.NURSE);
            new DemoOffice(rooms.getBean(Branding.class), rooms.getBean(Contacts.class)).introduce(tenant);
            var families = new MadeUpFamilies(
                    rooms.getBean(Records.class),
                    rooms.getBean(CounterSheets.class),
                    rooms.getBean(Measurements.class),
                    today());
            if (isFilled()) {
                return;
            }
            families.make(
                    stack.settings().families(),
                    town.value(),
                    List.of(parent(signIns, town, 1, "尾上 由美子"), parent(signIns, town, 2, "三宅 健太")));
        });
    }

    /** A seed broken off is not begun a second time: the town keeps what it has. */
    private boolean isFilled() {
        var records = rooms.getBean(Records.class);
        return CurrentActor.call(new Actor.Job("demo"), () -> records.count().children() > 0);
    }

    private LocalDate today() {
        return LocalDate.now(rooms.getBean(Clock.class));
    }

    private static Actor.Parent parent(DemoSignIns signIns, MunicipalityCode town, int number, String name) {
        var email = DemoPeople.parent(town, number);
        return new Actor.Parent(signIns.ensure("parents", email, name), name, email);
    }

    @Override
    public void close() {
        rooms.close();
    }

    /** Invites people the way an admin does and lets them arrive the way a first sign-in does. */
    private final class Office {
        private final DemoSignIns signIns;
        private final MunicipalityCode town;

        Office(DemoSignIns signIns, MunicipalityCode town) {
            this.signIns = signIns;
            this.town = town;
        }

        void hire(String email, String name, StaffRole role) {
            var members = rooms.getBean(StaffMembers.class);
            CurrentActor.call(new Actor.Job("demo"), () -> members.invite(email, name, role));
            arrive(email, name);
        }

        /** The first sign-in of somebody who was invited. */
        void arrive(String email, String name) {
            var members = rooms.getBean(StaffMembers.class);
            var subject = signIns.ensure("staff", email, name);
            signIns.addMember(subject, town.value());
            members.welcome(new Actor.Staff(subject, name, email));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        SupportRoom.class,
        TenancyRoom.class,
        AuditRoom.class,
        BrandingRoom.class,
        IdentityRoom.class,
        RecordRoom.class
    })
    static class Rooms {}
}
