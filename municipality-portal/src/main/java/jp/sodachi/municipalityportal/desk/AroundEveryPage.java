package jp.sodachi.municipalityportal.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.web.SideNav;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives a page its side navigation, after the deed, so that the numbers are those after it. */
@Configuration(proxyBeanMethods = false)
class AroundEveryPage implements WebMvcConfigurer, HandlerInterceptor {
    private static final SideNav WAYS_OF_A_VISITOR = new SideNav(List.of(List.of(
            SideNav.Item.of("today", "/", "desk.today"),
            SideNav.Item.of("followups", "/follow-ups", "desk.followups"),
            SideNav.Item.of("children", "/children", "desk.children"),
            SideNav.Item.of("pregnancies", "/pregnancies", "desk.pregnancies"),
            SideNav.Item.of("checkups", "/checkups", "desk.checkups"),
            SideNav.Item.of("notices", "/notices", "desk.notices"),
            SideNav.Item.of("replies", "/replies", "desk.replies"),
            SideNav.Item.of("schedule", "/schedule", "desk.schedule"))));

    private final Desk desk;
    private final MessageSource words;

    AroundEveryPage(Desk desk, MessageSource words) {
        this.desk = desk;
        this.words = words;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || isRedirect(page) || TenantScope.find().isEmpty()) {
            return;
        }
        if (CurrentActor.get() instanceof Actor.Visitor) {
            page.addObject("sideNav", WAYS_OF_A_VISITOR);
            return;
        }
        look(page).ifPresent(here -> {
            var member = here.member();
            var language = RequestContextUtils.getLocale(request);
            var role = words.getMessage("role." + member.role(), null, language);
            page.addObject(
                    "signedInAs",
                    words.getMessage("desk.signed-in-as", new Object[] {member.displayName(), role}, language));
            page.addObject("sideNav", ways(here));
        });
    }

    private Optional<Desk.Occupied> look(ModelAndView page) {
        return page.getModel().get(Desk.LOOKED) instanceof Desk.Occupied here ? Optional.of(here) : desk.look();
    }

    private static boolean isRedirect(ModelAndView page) {
        var view = page.getViewName();
        return view != null && view.startsWith("redirect:");
    }

    private static SideNav ways(Desk.Occupied here) {
        var followUps = here.followUps();
        var groups = new ArrayList<List<SideNav.Item>>();
        groups.add(List.of(
                SideNav.Item.of("today", "/", "desk.today").counting(here.toConfirm(), here.toConfirm() > 0),
                SideNav.Item.of("followups", "/follow-ups", "desk.followups")
                        .counting(followUps.open(), followUps.due() > 0),
                SideNav.Item.of("children", "/children", "desk.children"),
                SideNav.Item.of("pregnancies", "/pregnancies", "desk.pregnancies"),
                SideNav.Item.of("checkups", "/checkups", "desk.checkups"),
                SideNav.Item.of("notices", "/notices", "desk.notices")
                        .counting(here.beside().toApprove(), here.beside().toApprove() > 0),
                SideNav.Item.of("replies", "/replies", "desk.replies")
                        .counting(here.beside().waiting(), here.beside().mine() > 0),
                SideNav.Item.of("counter", "/counter", "desk.counter"),
                SideNav.Item.of("schedule", "/schedule", "desk.schedule")));
        if (here.member().role().covers(StaffRole.ADMIN)) {
            groups.add(List.of(
                    SideNav.Item.of("look", "/look", "desk.look"),
                    SideNav.Item.of("contact", "/contact", "desk.contact"),
                    SideNav.Item.of("districts", "/districts", "desk.districts"),
                    SideNav.Item.of("ways", "/ways", "desk.ways"),
                    SideNav.Item.of("instruments", "/instruments", "desk.instruments"),
                    SideNav.Item.of("judgements", "/judgements", "desk.judgements"),
                    SideNav.Item.of("staff", "/staff", "desk.staff"),
                    SideNav.Item.of("readlog", "/readlog", "desk.readlog"),
                    SideNav.Item.of("retention", "/retention", "desk.retention"),
                    SideNav.Item.of("visits", "/visits", "desk.visits").counting(here.toAnswer(), here.toAnswer() > 0),
                    SideNav.Item.of("walls", "/walls", "desk.walls")));
        }
        return new SideNav(groups);
    }
}
