package jp.sodachi.parentportal.grants;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.parentportal.words.ChildFace;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.Grant;
import jp.sodachi.record.Grants;
import jp.sodachi.record.Records;
import jp.sodachi.record.Section;
import jp.sodachi.web.Choice;
import jp.sodachi.web.QrPicture;
import jp.sodachi.web.SiteAddress;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The guardian's list of whom the record is shown to, and giving and ending. */
@Controller
@RequestMapping("/children/{child}/grants")
class GrantPages {
    private final Grants grants;
    private final Records records;
    private final PlanWords words;
    private final Clock clock;

    GrantPages(Grants grants, Records records, PlanWords words, Clock clock) {
        this.grants = grants;
        this.records = records;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    String list(@PathVariable UUID child, Model model, Locale reader) {
        model.addAttribute("child", face(child, reader));
        model.addAttribute("open", grants.mayGive(child));
        model.addAttribute("rows", grants.list(child).stream().map(this::row).toList());
        return "parent/grants/list";
    }

    @GetMapping("/new")
    ModelAndView ask(@PathVariable UUID child, Locale reader) {
        return asking(HttpStatus.OK, child, reader).addObject("form", GrantForm.fresh(LocalDate.now(clock), reader));
    }

    /** Answers with link and code themselves: they are kept nowhere, so there is no page to lead to. */
    @PostMapping("/new")
    ModelAndView give(
            @PathVariable UUID child,
            @ModelAttribute("form") GrantForm form,
            BindingResult errors,
            Locale reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!form.check(LocalDate.now(clock), errors)) {
            return asking(HttpStatus.UNPROCESSABLE_CONTENT, child, reader);
        }
        var given = form.isPartner() ? grants.invitePartner(child, form.called()) : grants.give(child, form.wanted());
        var path = (given.grant().whom() == Grant.Whom.PLACE ? "/place/" : "/invited/") + given.secret();
        var address = SiteAddress.at(request, path).toString();
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return new ModelAndView("parent/grants/given")
                .addObject("child", face(child, reader))
                .addObject("grant", given.grant())
                .addObject("code", given.code())
                .addObject("link", new Link(QrPicture.svg(address), address));
    }

    @PostMapping("/{grant}/end")
    String end(@PathVariable UUID child, @PathVariable UUID grant, RedirectAttributes next) {
        var ended = grants.end(child, grant);
        next.addFlashAttribute(ended ? "saved" : "info", ended ? "parent.grant.ended" : "parent.grant.ended-already");
        return "redirect:/children/" + child + "/grants";
    }

    private ModelAndView asking(HttpStatus status, UUID child, Locale reader) {
        var open = grants.mayGive(child);
        return new ModelAndView(open ? "parent/grants/give" : "parent/grants/closed", status)
                .addObject("child", face(child, reader))
                .addObject("whoms", choices(Grant.Whom.values(), "parent.grant.whom.", reader))
                .addObject("parts", choices(Section.values(), "parent.grant.section.", reader));
    }

    private List<Choice> choices(Enum<?>[] values, String key, Locale reader) {
        return Arrays.stream(values)
                .map(each -> new Choice(each.name(), words.say(reader, key + each.name())))
                .toList();
    }

    private Row row(Grant grant) {
        var state = grant.state(LocalDate.now(clock), clock.instant());
        var badge = switch (state) {
            case WAITING -> "waiting";
            case OPEN, JOINED -> "good";
            case WITHDRAWN, OVER -> "stopped";
        };
        return new Row(grant, state, badge, state == Grant.State.WAITING || state == Grant.State.OPEN);
    }

    private ChildFace face(UUID child, Locale reader) {
        return ChildFace.of(records.getChild(child).child(), LocalDate.now(clock), words, reader);
    }

    /**
     * One line of the list.
     *
     * @param badge the kit's badge
     * @param canEnd whether there is anything to end
     */
    record Row(Grant grant, Grant.State state, String badge, boolean canEnd) {}

    /** The link as a picture and in letters. */
    record Link(String qr, String address) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Link[]";
        }
    }
}
