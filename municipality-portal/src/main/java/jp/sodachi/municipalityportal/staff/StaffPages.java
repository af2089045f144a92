package jp.sodachi.municipalityportal.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.identity.StaffMember;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.web.Choice;
import org.springframework.context.MessageSource;
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

/** The people of the office. */
@Controller
@RequestMapping("/staff")
class StaffPages {
    private static final String VIEW = "staff/staff/list";
    private static final String INVITATION = "staff/staff/invite";
    private static final String BACK = "redirect:/staff";

    private final StaffOffice office;
    private final Doorkeeper doorkeeper;
    private final MessageSource messages;

    StaffPages(StaffOffice office, Doorkeeper doorkeeper, MessageSource messages) {
        this.office = office;
        this.doorkeeper = doorkeeper;
        this.messages = messages;
    }

    @ModelAttribute("roles")
    List<Choice> roles(Locale reader) {
        return Stream.of(StaffRole.NURSE, StaffRole.ADMIN)
                .map(role -> new Choice(role.name(), messages.getMessage("members.role." + role, null, reader)))
                .toList();
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("office", office.open());
        return VIEW;
    }

    @GetMapping("/invite")
    String form(Model model) {
        office.open();
        model.addAttribute("form", InviteForm.empty());
        return INVITATION;
    }

    @PostMapping("/invite")
    ModelAndView invite(
            @ModelAttribute("form") InviteForm form,
            BindingResult errors,
            HttpServletRequest request,
            RedirectAttributes afterwards) {
        form.check(errors);
        var role = form.findRole();
        var invited = errors.hasErrors() || role == null
                ? Optional.<StaffMember>empty()
                : office.invite(form.readEmail(), form.readName(), role);
        if (invited.isEmpty()) {
            if (!errors.hasErrors()) {
                errors.rejectValue("email", "members.email.works-here");
            }
            return new ModelAndView(INVITATION, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        tell(doorkeeper.sendInvitation(invited.get(), request.getServerName()), invited.get(), afterwards);
        return new ModelAndView(BACK);
    }

    @PostMapping("/{id}/again")
    String again(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes afterwards) {
        var member = office.getInvited(id);
        tell(doorkeeper.sendInvitation(member, request.getServerName()), member, afterwards);
        return BACK;
    }

    @GetMapping("/{id}/end")
    String question(@PathVariable UUID id, Model model) {
        model.addAttribute("member", office.get(id));
        return "staff/staff/end";
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable UUID id, RedirectAttributes afterwards) {
        var name = office.get(id).displayName();
        var gone = office.end(id).map(doorkeeper::showOut).orElse(true);
        afterwards.addFlashAttribute(gone ? "saved" : "warning", gone ? "members.ended" : "members.ended-here-only");
        afterwards.addFlashAttribute("who", name);
        return BACK;
    }

    private static void tell(boolean sent, StaffMember member, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute(sent ? "saved" : "warning", sent ? "members.invited" : "members.not-sent");
        afterwards.addFlashAttribute("who", member.displayName());
    }
}
