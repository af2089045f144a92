package jp.sodachi.parentportal.grants;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jp.sodachi.record.Grants;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A clinic's or nursery's link: it asks for the code that the guardian told. Names nobody before. */
@Controller
@RequestMapping("/place/{secret}")
class PlacePages {
    private final Grants grants;

    PlacePages(Grants grants) {
        this.grants = grants;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String secret, HttpServletResponse response) {
        quiet(response);
        return grants.isPlace(secret) ? asking(HttpStatus.OK, secret).addObject("form", new CodeForm("")) : gone();
    }

    @PostMapping
    ModelAndView enter(
            @PathVariable String secret,
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response) {
        quiet(response);
        return switch (grants.tryCode(secret, form.digits())) {
            case Grants.CodeTry.Right(var grant, var first) -> {
                Unlocked.add(grant, request);
                yield new ModelAndView("redirect:" + GivenPages.path(grant, first));
            }
            case Grants.CodeTry.Wrong(int left) -> {
                errors.rejectValue("code", "parent.place.code.wrong", new Object[] {left}, null);
                yield asking(HttpStatus.UNPROCESSABLE_CONTENT, secret);
            }
            case Grants.CodeTry.Gone() -> gone();
        };
    }

    private static void quiet(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader("X-Robots-Tag", "noindex");
    }

    private static ModelAndView asking(HttpStatus status, String secret) {
        return new ModelAndView("parent/grants/place", status).addObject("secret", secret);
    }

    private static ModelAndView gone() {
        return new ModelAndView("parent/grants/gone", HttpStatus.GONE);
    }
}
