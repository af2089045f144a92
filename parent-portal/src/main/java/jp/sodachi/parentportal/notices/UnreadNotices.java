package jp.sodachi.parentportal.notices;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jp.sodachi.notice.NoticeInbox;
import jp.sodachi.reply.FamilyReplies;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the number of unread notices and answers on every page, after the deed, so that it is the number after it. */
@Configuration(proxyBeanMethods = false)
class UnreadNotices implements WebMvcConfigurer, HandlerInterceptor {
    private final NoticeInbox inbox;
    private final FamilyReplies replies;

    UnreadNotices(NoticeInbox inbox, FamilyReplies replies) {
        this.inbox = inbox;
        this.replies = replies;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || TenantScope.find().isEmpty()) {
            return;
        }
        var view = page.getViewName();
        if (view != null && !view.startsWith("redirect:")) {
            page.addObject("unreadNotices", inbox.countUnread() + replies.countUnread());
        }
    }
}
