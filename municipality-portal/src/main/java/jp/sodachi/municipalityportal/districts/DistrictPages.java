package jp.sodachi.municipalityportal.districts;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.branding.Districts;
import jp.sodachi.support.Typed;
import jp.sodachi.web.Choice;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the town's districts, and the one on which a nurse says where a family lives. */
@Controller
class DistrictPages {
    private final DistrictOffice office;

    DistrictPages(DistrictOffice office) {
        this.office = office;
    }

    /**
     * The districts as typed.
     *
     * @param names one a line
     * @param seen as they stood when the page was opened
     */
    record ListForm(String names, String seen) {
        ListForm {
            names = requireNonNullElse(names, "").replace("\r\n", "\n");
            seen = requireNonNullElse(seen, "").replace("\r\n", "\n");
        }

        static ListForm of(List<String> districts) {
            var text = String.join("\n", districts);
            return new ListForm(text, text);
        }

        List<String> wanted() {
            return lines(names);
        }

        List<String> before() {
            return lines(seen);
        }

        void check(Errors errors) {
            var wanted = wanted();
            if (wanted.size() > Districts.MOST) {
                errors.rejectValue("names", "district.wrong.many", new Object[] {Districts.MOST}, null);
            }
            wanted.stream()
                    .filter(name -> name.length() > Districts.LONGEST)
                    .findFirst()
                    .ifPresent(name -> errors.rejectValue(
                            "names", "district.wrong.long", new Object[] {name, Districts.LONGEST}, null));
            wanted.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting())).entrySet().stream()
                    .filter(each -> each.getValue() > 1)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> errors.rejectValue("names", "district.wrong.twice", new Object[] {name}, null));
        }

        private static List<String> lines(String text) {
            return text.lines().map(Typed::text).filter(line -> !line.isEmpty()).toList();
        }
    }

    @GetMapping("/districts")
    ModelAndView open() {
        var standing = office.open();
        return page(HttpStatus.OK, standing).addObject("form", ListForm.of(standing.districts()));
    }

    @PostMapping("/districts")
    ModelAndView save(@ModelAttribute("form") ListForm form, BindingResult errors, RedirectAttributes afterwards) {
        form.check(errors);
        if (errors.hasErrors()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, office.open());
        }
        if (!office.change(form.before(), form.wanted())) {
            var standing = office.open();
            return page(HttpStatus.CONFLICT, standing).addObject("stored", String.join("\n", standing.districts()));
        }
        afterwards.addFlashAttribute("saved", "district.saved");
        return new ModelAndView("redirect:/districts");
    }

    /** @param name the district that is to have another one */
    @GetMapping("/districts/name")
    ModelAndView askForName(@RequestParam String name) {
        var standing = office.open();
        return naming(HttpStatus.OK, name, standing).addObject("form", new NameForm(name));
    }

    @PostMapping("/districts/name")
    ModelAndView rename(
            @RequestParam String name,
            @ModelAttribute("form") NameForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var wanted = Typed.text(form.wanted());
        form.check(wanted, errors);
        var renamed = errors.hasErrors() ? DistrictOffice.Renamed.TAKEN : office.rename(name, wanted);
        if (!errors.hasErrors() && renamed == DistrictOffice.Renamed.TAKEN) {
            errors.rejectValue("wanted", "district.wrong.taken", new Object[] {wanted}, null);
        }
        if (errors.hasErrors()) {
            return naming(HttpStatus.UNPROCESSABLE_CONTENT, name, office.open());
        }
        var done = renamed == DistrictOffice.Renamed.DONE;
        afterwards.addFlashAttribute(done ? "saved" : "warning", done ? "district.renamed" : "district.gone");
        return new ModelAndView("redirect:/districts");
    }

    private static ModelAndView naming(HttpStatus status, String name, DistrictOffice.Standing standing) {
        return new ModelAndView("staff/districts/name", status)
                .addObject("name", name)
                .addObject("former", !standing.districts().contains(name))
                .addObject("children", standing.children().getOrDefault(name, 0));
    }

    /** Another name, as typed. */
    record NameForm(String wanted) {
        NameForm {
            wanted = requireNonNullElse(wanted, "");
        }

        private void check(String read, Errors errors) {
            if (read.isEmpty()) {
                errors.rejectValue("wanted", "district.wrong.empty");
            } else if (read.length() > Districts.LONGEST) {
                errors.rejectValue("wanted", "district.wrong.long", new Object[] {read, Districts.LONGEST}, null);
            }
        }
    }

    /** A district that families have and the town's list has no more. */
    record Former(String name, int children) {}

    private static ModelAndView page(HttpStatus status, DistrictOffice.Standing standing) {
        return new ModelAndView("staff/districts/districts", status)
                .addObject("districts", standing.districts())
                .addObject("children", standing.children())
                .addObject(
                        "former",
                        standing.children().entrySet().stream()
                                .filter(each -> !standing.districts().contains(each.getKey()))
                                .map(each -> new Former(each.getKey(), each.getValue()))
                                .toList());
    }

    /**
     * A family's district as chosen.
     *
     * @param seen what stood there when the page was opened
     */
    record FamilyForm(String district, String seen) {
        FamilyForm {
            district = requireNonNullElse(district, "");
            seen = requireNonNullElse(seen, "");
        }
    }

    @GetMapping("/children/{child}/district")
    ModelAndView ofChild(@PathVariable UUID child) {
        var stands = office.openChild(child);
        return page(HttpStatus.OK, child, stands)
                .addObject("form", new FamilyForm(stands.district(), stands.district()));
    }

    @PostMapping("/children/{child}/district")
    ModelAndView saveOfChild(
            @PathVariable UUID child,
            @ModelAttribute("form") FamilyForm form,
            BindingResult errors,
            RedirectAttributes afterwards) {
        var stands = office.openChild(child);
        if (!form.district().isEmpty()
                && !form.district().equals(stands.district())
                && !stands.districts().contains(form.district())) {
            errors.rejectValue("district", "district.wrong.unknown");
            return page(HttpStatus.UNPROCESSABLE_CONTENT, child, stands);
        }
        if (!office.changeChild(child, form.seen(), form.district())) {
            return page(HttpStatus.CONFLICT, child, stands).addObject("stored", stands.district());
        }
        afterwards.addFlashAttribute("saved", "district.family.saved");
        return new ModelAndView("redirect:/children/" + child);
    }

    private static ModelAndView page(HttpStatus status, UUID child, DistrictOffice.OfChild stands) {
        return new ModelAndView("staff/districts/family", status)
                .addObject("child", child)
                .addObject("name", stands.name())
                .addObject(
                        "choices",
                        Stream.concat(stands.districts().stream(), Stream.of(stands.district()))
                                .filter(name -> !name.isEmpty())
                                .distinct()
                                .map(name -> new Choice(name, name))
                                .toList());
    }
}
