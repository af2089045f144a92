package jp.sodachi.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The headers every page carries. No inline script, no inline style, nothing from elsewhere. */
final class SiteHeaders {
    static final String POLICY = "Content-Security-Policy";

    private SiteHeaders() {}

    static void set(HeadersConfigurer<HttpSecurity> headers, SiteSettings settings) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy(settings, "")))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }

    /**
     * A form may be answered by a redirect to the identity provider, so its origin stands in form-action.
     *
     * @param formTarget an origin more; empty for none
     */
    static String contentPolicy(SiteSettings settings, String formTarget) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "worker-src 'self'",
                "style-src 'self'",
                "img-src 'self' data:",
                "font-src 'self'",
                "connect-src 'self'",
                "manifest-src 'self'",
                ("form-action 'self' " + settings.keycloakUrl() + " " + formTarget).strip(),
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }
}
