package jp.sodachi.parentportal.grants;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.identity.NotYours;
import jp.sodachi.parentportal.forms.EntryViews;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.Dose;
import jp.sodachi.record.Grants;
import jp.sodachi.record.Photo;
import jp.sodachi.record.Section;
import jp.sodachi.record.SharedSection;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The sections somebody was let see, one page each, so that the read log tells which were opened. */
@Controller
@RequestMapping("/given/{grant}")
class GivenPages {
    private final Grants grants;
    private final EntryViews views;
    private final PlanWords words;

    GivenPages(Grants grants, EntryViews views, PlanWords words) {
        this.grants = grants;
        this.views = views;
        this.words = words;
    }

    /** The address of a section. */
    static String path(UUID grant, Section section) {
        return "/given/" + grant + "/" + section.name().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/{section}")
    String section(
            @PathVariable UUID grant,
            @PathVariable String section,
            Model model,
            Locale reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        var shown = grants.open(grant, named(section), Unlocked.of(request));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader("X-Robots-Tag", "noindex");
        model.addAttribute("shown", shown);
        model.addAttribute(
                "tabs",
                shown.grant().sections().stream()
                        .map(each -> new Tab(each, path(grant, each), each == shown.section()))
                        .toList());
        switch (shown.content()) {
            case SharedSection.Content.Doses(var doses) ->
                model.addAttribute("doses", doses(doses, shown.child().facts().sex(), reader));
            case SharedSection.Content.Pages(var entries) ->
                model.addAttribute("pages", views.list(entries, Optional.empty()));
            case SharedSection.Content.Measured(var measured) -> model.addAttribute("measured", measured);
            case SharedSection.Content.Pictures(var photos) -> model.addAttribute("photos", photos);
        }
        return "parent/grants/section";
    }

    @GetMapping("/photo/{photo}.jpg")
    ResponseEntity<byte[]> picture(@PathVariable UUID grant, @PathVariable UUID photo, HttpServletRequest request) {
        return grants.openPicture(grant, photo, Photo.Size.LARGE, Unlocked.of(request))
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noStore())
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private List<GivenDose> doses(List<Dose> doses, ChildSex sex, Locale reader) {
        return doses.stream()
                .map(dose -> new GivenDose(dose, words.product(dose.product(), reader), dose.isDayInDoubt(sex)))
                .toList();
    }

    private static Section named(String section) {
        return Arrays.stream(Section.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(section))
                .findFirst()
                .orElseThrow(() -> new NotYours("grant.open", null));
    }

    /** The way to another section. */
    record Tab(Section section, String path, boolean here) {}

    /** A dose and its vaccine in words. */
    record GivenDose(Dose dose, String what, boolean dayInDoubt) {}
}
