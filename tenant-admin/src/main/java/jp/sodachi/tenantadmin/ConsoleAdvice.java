package jp.sodachi.tenantadmin;

import java.util.List;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.web.SideNav;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the console shows at its side. */
@ControllerAdvice
class ConsoleAdvice {
    private final TenantDirectory directory;

    ConsoleAdvice(TenantDirectory directory) {
        this.directory = directory;
    }

    @ModelAttribute("signedInAs")
    @Nullable String signedInAs() {
        return CurrentActor.get() instanceof Actor.Operator operator ? operator.name() : null;
    }

    @ModelAttribute("sideNav")
    @Nullable SideNav sideNav() {
        if (!(CurrentActor.get() instanceof Actor.Operator)) {
            return null;
        }
        return new SideNav(List.of(
                List.of(
                        SideNav.Item.of("towns", "/towns", "admin.nav.towns")
                                .counting(directory.list().size(), false),
                        SideNav.Item.of("start", "/start", "admin.nav.start"),
                        SideNav.Item.of("migrations", "/migrations", "admin.nav.migrations"),
                        SideNav.Item.of("national", "/national", "admin.nav.national")),
                List.of(SideNav.Item.of("operators", "/operators", "admin.nav.operators"))));
    }
}
