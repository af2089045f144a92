package jp.sodachi.municipalityportal.pregnancies;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.identity.KeycloakSettings;
import jp.sodachi.municipalityportal.countersheet.PrintedSheet;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.web.Choice;
import org.springframework.context.MessageSource;
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

/** What ends a pregnancy: the birth, or that there was none; and the sheet with which the woman joins before. */
@Controller
@RequestMapping("/pregnancies/{id}")
class EndPages {
    private final PregnancyDesk desk;
    private final KeycloakSettings sites;
    private final MessageSource messages;
    private final Clock clock;

    EndPages(PregnancyDesk desk, KeycloakSettings sites, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.sites = sites;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/birth")
    ModelAndView birth(@PathVariable UUID id, Locale reader) {
        var pregnancy = desk.open(id, false).pregnancy();
        if (!pregnancy.goesOn()) {
            return new ModelAndView("redirect:/pregnancies/" + id);
        }
        var form = BirthForm.of(JapaneseDates.era(LocalDate.now(clock)), pregnancy.facts());
        return birth(HttpStatus.OK, pregnancy, reader).addObject("form", form);
    }

    @PostMapping("/birth")
    ModelAndView born(
            @PathVariable UUID id,
            @ModelAttribute("form") BirthForm form,
            BindingResult errors,
            Locale reader,
            RedirectAttributes afterwards) {
        var pregnancy = desk.open(id, false).pregnancy();
        var day = form.readDay(errors, pregnancy.facts().dueDate(), LocalDate.now(clock));
        var births = form.readChildren(errors);
        if (day.isEmpty() || births.isEmpty()) {
            return birth(HttpStatus.UNPROCESSABLE_CONTENT, pregnancy, reader);
        }
        var children = desk.giveBirth(id, day.get(), births);
        if (children.isEmpty()) {
            afterwards.addFlashAttribute("told", "child.settled-meanwhile");
            return new ModelAndView("redirect:/pregnancies/" + id);
        }
        afterwards.addFlashAttribute("saved", "pregnancy.born");
        return new ModelAndView("redirect:/children/" + children.getFirst().id());
    }

    @GetMapping("/end")
    ModelAndView end(@PathVariable UUID id) {
        return ending(HttpStatus.OK, id).addObject("form", new EndForm(JapaneseDates.era(LocalDate.now(clock)), ""));
    }

    @PostMapping("/end")
    ModelAndView ended(
            @PathVariable UUID id,
            @ModelAttribute("form") EndForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var day = PregnancyForm.date("day", form.day(), errors);
        if (day != null && day.isAfter(LocalDate.now(clock))) {
            errors.rejectValue("day", "birth.date.future");
        }
        var why = PregnancyForm.reason(form.why(), errors);
        if (errors.hasErrors() || day == null || why.isEmpty()) {
            return ending(HttpStatus.UNPROCESSABLE_CONTENT, id);
        }
        return back(id, desk.end(id, day, why.get()), "pregnancy.ended", afterwards);
    }

    @GetMapping("/resume")
    ModelAndView resume(@PathVariable UUID id) {
        return ending(HttpStatus.OK, id).addObject("form", new EndForm("", "")).addObject("resume", true);
    }

    @PostMapping("/resume")
    ModelAndView resumed(
            @PathVariable UUID id,
            @ModelAttribute("form") EndForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var why = PregnancyForm.reason(form.why(), errors);
        if (why.isEmpty()) {
            return ending(HttpStatus.UNPROCESSABLE_CONTENT, id).addObject("resume", true);
        }
        return back(id, desk.resume(id, why.get()), "pregnancy.resumed", afterwards);
    }

    /** Answers with the sheet itself: its secret is kept nowhere, so there is no page to lead to. */
    @PostMapping("/sheet")
    String sheet(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response, Model model) {
        var sheet = desk.issueSheet(id);
        var address = sites.parentSiteAt(request.getServerName()) + "/join/" + sheet.secret();
        model.addAttribute("sheet", PrintedSheet.of("/pregnancies/" + id, sheet, address));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return "staff/countersheet/sheet";
    }

    /** Somebody who loads the printed page's address again is led back. */
    @GetMapping("/sheet")
    String backFromSheet(@PathVariable UUID id) {
        return "redirect:/pregnancies/" + id;
    }

    private static ModelAndView back(UUID id, boolean done, String said, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute(done ? "saved" : "told", done ? said : "child.settled-meanwhile");
        return new ModelAndView("redirect:/pregnancies/" + id);
    }

    private ModelAndView birth(HttpStatus status, Pregnancy pregnancy, Locale reader) {
        List<Choice> sexes = Arrays.stream(ChildSex.values())
                .map(sex -> new Choice(sex.name(), messages.getMessage("sex." + sex, null, reader)))
                .toList();
        return new ModelAndView("staff/pregnancies/birth", status)
                .addObject("pregnancy", pregnancy)
                .addObject("sexes", sexes);
    }

    private ModelAndView ending(HttpStatus status, UUID id) {
        return new ModelAndView("staff/pregnancies/end", status)
                .addObject("pregnancy", desk.open(id, false).pregnancy())
                .addObject("resume", false);
    }
}
