package jp.sodachi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sodachi.branding.Brand;
import jp.sodachi.support.JapaneseDates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;

/**
 * The component kit on view, with made-up people: every fragment of {@code templates/kit}, long names, empty places and errors.
 * Only where {@code sodachi.kit=true}, as in local runs.
 */
@Controller
@RequestMapping("/kit")
class KitPage {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate BORN = LocalDate.of(2026, 8, 10);
    private static final LocalDate BORN_FIRST = LocalDate.of(2023, 10, 9);
    private static final List<String> VIEWS =
            List.of("today", "plan", "parts", "staff", "child", "admin", "confirm", "sheet");
    private static final int LONGEST_NAME = 60;

    private final MessageSource words;

    KitPage(MessageSource words) {
        this.words = words;
    }

    @ModelAttribute("brand")
    Brand brand() {
        return new Brand("備前市 そだち手帳", "こども家庭課", "", "#8a3a1c", "#00118f", null, 1);
    }

    @ModelAttribute
    void people(Model model, Locale reader) {
        model.addAttribute("today", TODAY);
        model.addAttribute("born", BORN);
        model.addAttribute("bornFirst", BORN_FIRST);
        model.addAttribute("unreadNotices", 2);
        model.addAttribute("consultation", "/kit/parts");
        model.addAttribute("paging", new Paging(4, 50, 600, "/kit/admin?page="));
        model.addAttribute("choices", choices(reader));
    }

    @GetMapping
    String today() {
        return "kit/demo/today";
    }

    @GetMapping("/form")
    String form(@ModelAttribute("form") Birth form) {
        return "kit/demo/form";
    }

    @PostMapping("/form")
    String answer(@ModelAttribute("form") Birth form, BindingResult errors, HttpServletResponse response) {
        if (form.name().isBlank()) {
            errors.rejectValue("name", "kit.name.empty");
        }
        if (form.name().length() > LONGEST_NAME) {
            errors.rejectValue("name", "kit.name.long", new Object[] {LONGEST_NAME}, "");
        }
        if (JapaneseDates.parse(form.born()) instanceof JapaneseDates.Failed(JapaneseDates.Reason reason)) {
            errors.rejectValue("born", reason.messageKey());
        }
        if (form.sex().isBlank()) {
            errors.rejectValue("sex", "kit.sex.empty");
        }
        if (!Boolean.TRUE.equals(form.agreed())) {
            errors.rejectValue("agreed", "kit.agreed.not");
        }
        if (errors.hasErrors()) {
            response.setStatus(422);
            return "kit/demo/form";
        }
        return "redirect:/kit/parts";
    }

    @GetMapping("/{view}")
    String view(@PathVariable String view, Model model, Locale reader) {
        if (!VIEWS.contains(view)) {
            return "error/404";
        }
        model.addAttribute("steps", steps(reader));
        model.addAttribute("qr", QrPicture.svg("https://332119.example.jp/join/0193C2D1-9A7F-4C1E-8B57"));
        if (view.equals("staff") || view.equals("child")) {
            model.addAttribute("signedInAs", words.getMessage("kit.nurse", null, reader));
            model.addAttribute("sideNav", staffNav());
        }
        if (view.equals("admin") || view.equals("confirm")) {
            model.asMap().remove("brand");
            model.addAttribute("signedInAs", words.getMessage("kit.operator", null, reader));
            model.addAttribute("sideNav", adminNav());
        }
        return "kit/demo/" + view;
    }

    private List<Step> steps(Locale reader) {
        return List.of(
                step(reader, "kit.step.schema", Step.State.DONE, Optional.empty()),
                step(reader, "kit.step.organization", Step.State.DONE, Optional.empty()),
                step(reader, "kit.step.redirect", Step.State.FAILED, Optional.of("kit.step.redirect.failed")),
                step(reader, "kit.step.invite", Step.State.RUNNING, Optional.empty()),
                step(reader, "kit.step.notices", Step.State.WAITING, Optional.empty()));
    }

    private Step step(Locale reader, String key, Step.State state, Optional<String> note) {
        return new Step(
                words.getMessage(key, null, reader), state, note.map(said -> words.getMessage(said, null, reader)));
    }

    private List<Choice> choices(Locale reader) {
        return List.of(
                new Choice("girl", words.getMessage("kit.sex.girl", null, reader)),
                new Choice("boy", words.getMessage("kit.sex.boy", null, reader)),
                new Choice("unknown", words.getMessage("kit.sex.unknown", null, reader)));
    }

    private static SideNav staffNav() {
        return new SideNav(List.of(
                List.of(
                        SideNav.Item.of("today", "/kit/staff", "kit.nav.today").counting(7, true),
                        SideNav.Item.of("children", "/kit/child", "kit.nav.children"),
                        SideNav.Item.of("due", "/kit/parts", "kit.nav.due").counting(38, false),
                        SideNav.Item.of("checkups", "/kit/parts", "kit.nav.checkups"),
                        SideNav.Item.of("follow", "/kit/parts", "kit.nav.follow")
                                .counting(3, true),
                        SideNav.Item.of("notices", "/kit/parts", "kit.nav.notices")
                                .counting(1, false),
                        SideNav.Item.of("counter", "/kit/sheet", "kit.nav.counter")),
                List.of(
                        SideNav.Item.of("schedule", "/kit/parts", "kit.nav.schedule"),
                        SideNav.Item.of("look", "/kit/form", "kit.nav.look"),
                        SideNav.Item.of("staff", "/kit/parts", "kit.nav.staff"))));
    }

    private static SideNav adminNav() {
        return new SideNav(List.of(List.of(
                SideNav.Item.of("towns", "/kit/admin", "kit.nav.towns").counting(600, false),
                SideNav.Item.of("start", "/kit/parts", "kit.nav.start"),
                SideNav.Item.of("migrations", "/kit/parts", "kit.nav.migrations"),
                SideNav.Item.of("support", "/kit/confirm", "kit.nav.support").counting(1, false))));
    }

    /** What the form sends; every text as it was typed. */
    record Birth(
            String name,
            String kana,
            String born,
            String weight,
            String mail,
            String sex,
            String area,
            List<String> wishes,
            String note,
            @Nullable MultipartFile photo,
            @Nullable Boolean agreed) {

        Birth {
            name = said(name);
            kana = said(kana);
            born = said(born);
            weight = said(weight);
            mail = said(mail);
            sex = said(sex);
            area = said(area);
            wishes = wishes == null ? List.of() : List.copyOf(wishes);
            note = said(note);
            agreed = Boolean.TRUE.equals(agreed);
        }

        private static String said(@Nullable String typed) {
            return typed == null ? "" : typed;
        }
    }
}
