package jp.sodachi.parentportal.channels;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.sodachi.channel.LineAccounts;
import jp.sodachi.channel.Way;
import jp.sodachi.identity.Guardians;
import jp.sodachi.notice.Daytime;
import jp.sodachi.notice.Devices;
import jp.sodachi.notice.LineLinks;
import jp.sodachi.notice.MailChoices;
import jp.sodachi.notice.WayChoices;
import jp.sodachi.web.Choice;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the town's news come to a guardian. */
@Controller
class ChannelPages {
    private static final String HERE = "redirect:/family/channels";

    private final Guardians guardians;
    private final MailChoices topics;
    private final WayChoices ways;
    private final Devices devices;
    private final LineLinks line;
    private final MessageSource messages;

    ChannelPages(
            Guardians guardians,
            MailChoices topics,
            WayChoices ways,
            Devices devices,
            LineLinks line,
            MessageSource messages) {
        this.guardians = guardians;
        this.topics = topics;
        this.ways = ways;
        this.devices = devices;
        this.line = line;
        this.messages = messages;
    }

    @GetMapping("/family/channels")
    ModelAndView show(Locale reader) {
        return page(HttpStatus.OK, reader).addObject("form", ChannelForm.of(ways.mine(), offered()));
    }

    @PostMapping("/family/channels")
    ModelAndView choose(
            @ModelAttribute("form") ChannelForm form, BindingResult errors, Locale reader, RedirectAttributes next) {
        if (!form.check(errors)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, reader);
        }
        ways.choose(form.chosen());
        next.addFlashAttribute("saved", "parent.channels.saved");
        return new ModelAndView(HERE);
    }

    /** What the browser told of itself after the person allowed it to be called. */
    @PostMapping("/family/channels/devices")
    String addDevice(
            @RequestParam(defaultValue = "") String endpoint,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String auth,
            RedirectAttributes next) {
        if (devices.add(endpoint, key, auth)) {
            next.addFlashAttribute("saved", "parent.channels.device.added");
        } else {
            next.addFlashAttribute("warning", "parent.channels.device.failed");
        }
        return HERE;
    }

    @PostMapping("/family/channels/devices/end")
    String removeDevice(@RequestParam UUID device, RedirectAttributes next) {
        devices.remove(device);
        next.addFlashAttribute("saved", "parent.channels.device.removed");
        return HERE;
    }

    /** What of it this town and this platform have; mail is always there. */
    private List<Way> offered() {
        return Way.CALLING.stream()
                .filter(way -> switch (way) {
                    case PUSH -> devices.keyForBrowsers().isPresent();
                    case LINE -> line.account().isPresent();
                    case MAIL -> true;
                    case SITE -> false;
                })
                .toList();
    }

    private ModelAndView page(HttpStatus status, Locale reader) {
        var offered = offered();
        return new ModelAndView("parent/channels/channels", status)
                .addObject("joined", guardians.findMe().isPresent())
                .addObject("mails", topics.mine())
                .addObject(
                        "ways",
                        offered.stream()
                                .map(way -> new Choice(
                                        way.name(), messages.getMessage("parent.channels.way." + way, null, reader)))
                                .toList())
                .addObject("from", hours(Daytime.FIRST_HOUR, Daytime.LAST_HOUR - 1, reader))
                .addObject("until", hours(Daytime.FIRST_HOUR + 1, Daytime.LAST_HOUR, reader))
                .addObject("pushKey", devices.keyForBrowsers().orElse(null))
                .addObject("devices", devices.listMine())
                .addObject(
                        "line",
                        line.account().map(LineAccounts.Account::basicId).orElse(null))
                .addObject("linked", line.linkedSince().orElse(null));
    }

    private List<Choice> hours(int first, int last, Locale reader) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(hour -> new Choice(
                        Integer.toString(hour),
                        messages.getMessage("parent.channels.hour", new Object[] {hour}, reader)))
                .toList();
    }
}
