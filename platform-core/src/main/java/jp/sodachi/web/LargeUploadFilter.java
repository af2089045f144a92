package jp.sodachi.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sees to it that a form with too large a file is answered by a page and not by the server's bare 413, which many browsers do not
 * even show: they go on sending. Looks at the announced length before anybody asks for a parameter, reads the form to its end
 * and lets the page say what is wrong, with everything that was typed. What is larger than {@link #MOST_READ}, or comes from nobody
 * who is signed in, is told and not read.
 */
final class LargeUploadFilter extends OncePerRequestFilter {
    /** Read and thrown away at most: a film from a phone, some minutes of it. */
    static final DataSize MOST_READ = DataSize.ofMegabytes(256);

    private static final String VIEW = "error/too-large";

    private final DataSize largest;
    private final Predicate<HttpServletRequest> known;

    /**
     * @param largest the largest file that the site takes
     * @param known whether a request comes from somebody for whom it may read so much
     */
    LargeUploadFilter(DataSize largest, Predicate<HttpServletRequest> known) {
        this.largest = largest;
        this.known = known;
    }

    /** For a site into which people sign in. */
    static LargeUploadFilter forPeople(DataSize largest) {
        return new LargeUploadFilter(largest, _ -> isSignedIn());
    }

    private static boolean isSignedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof OidcUser;
    }

    /** On the way to the page that tells of an error the form would be read once more. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getContentLengthLong() <= largest.toBytes()
                || type == null
                || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(LargeUpload.unread(request), response);
            return;
        }
        if (request.getContentLengthLong() > MOST_READ.toBytes() || !known.test(request)) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            ErrorPages.show(VIEW, request, response, HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        LargeUpload upload;
        try {
            upload = LargeUpload.read(request);
        } catch (FileUploadException noForm) {
            ErrorPages.show(VIEW, request, response, HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        chain.doFilter(upload, response);
    }
}
