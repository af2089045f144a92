package jp.sodachi.municipalityportal.notices;

import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.NoticeList;
import jp.sodachi.notice.NoticeLists;
import jp.sodachi.notice.TownNotices;
import jp.sodachi.record.Records;
import jp.sodachi.support.Typed;
import jp.sodachi.web.TypedWords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists of families: begun with a name, filled from a search or from a child's page. */
@Controller
@RequestMapping("/notices/lists")
class ListPages {
    private static final int MOST_FOUND = 50;

    private final NoticeLists lists;
    private final TownNotices notices;
    private final Records records;

    ListPages(NoticeLists lists, TownNotices notices, Records records) {
        this.lists = lists;
        this.notices = notices;
        this.records = records;
    }

    /** The name of a new list. */
    record NameForm(String name) {
        NameForm {
            name = requireNonNullElse(name, "");
        }
    }

    /** @param child a child that is to be put into one of them; nothing when one looks at the lists */
    @GetMapping
    ModelAndView all(@RequestParam(required = false) @Nullable UUID child) {
        return page(HttpStatus.OK, child).addObject("form", new NameForm(""));
    }

    @PostMapping
    ModelAndView begin(
            @ModelAttribute("form") NameForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable UUID child,
            RedirectAttributes afterwards) {
        var name = Typed.text(form.name());
        if (name.isEmpty() || name.length() > NoticeList.LONGEST_NAME) {
            errors.rejectValue(
                    "name",
                    name.isEmpty() ? "notice.list.name.empty" : "birth.too-long",
                    new Object[] {NoticeList.LONGEST_NAME},
                    null);
            return page(HttpStatus.UNPROCESSABLE_CONTENT, child);
        }
        var list = lists.begin(name);
        if (child != null && isHere(child)) {
            lists.add(list, List.of(child));
        }
        afterwards.addFlashAttribute("saved", "notice.list.begun");
        return new ModelAndView("redirect:/notices/lists/" + list);
    }

    /** @param q what is looked for, to be put in */
    @PostMapping("/{list}/find")
    String find(
            @PathVariable UUID list,
            @RequestParam(defaultValue = "") String q,
            HttpSession session,
            RedirectAttributes afterwards) {
        get(list);
        afterwards.addAttribute("words", TypedWords.keep(session, q));
        return "redirect:/notices/lists/" + list;
    }

    /** @param words the key of what is looked for; nothing at first */
    @GetMapping("/{list}")
    ModelAndView open(@PathVariable UUID list, @RequestParam(defaultValue = "") String words, HttpSession session) {
        var found = get(list);
        var typed = TypedWords.find(session, words);
        var names = records.listNames(
                found.members().stream().map(NoticeList.Member::child).collect(Collectors.toSet()));
        return new ModelAndView("staff/notices/family-list")
                .addObject("list", found)
                .addObject("agreed", notices.listAgreedTo(list))
                .addObject(
                        "rows",
                        found.members().stream()
                                .map(member -> new Row(member, names.getOrDefault(member.child(), "")))
                                .toList())
                .addObject("typed", typed)
                .addObject("words", words)
                .addObject(
                        "found",
                        Typed.text(typed).isEmpty() ? List.of() : records.search(Typed.text(typed), MOST_FOUND));
    }

    /** A member and its name; empty when the record is gone. */
    record Row(NoticeList.Member member, String name) {}

    /** Puts in those of these children that are in the record; {@code words} leads back to the search. */
    @PostMapping("/{list}/add")
    String add(
            @PathVariable UUID list,
            @RequestParam(defaultValue = "") List<UUID> children,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes afterwards) {
        get(list);
        var here = children.stream().filter(this::isHere).toList();
        var added = !here.isEmpty() && lists.add(list, here);
        afterwards.addFlashAttribute(
                added ? "saved" : "warning", added ? "notice.list.added" : "notice.list.not-added");
        afterwards.addAttribute("words", words);
        return "redirect:/notices/lists/" + list;
    }

    @PostMapping("/{list}/remove")
    String remove(@PathVariable UUID list, @RequestParam UUID child, RedirectAttributes afterwards) {
        get(list);
        lists.remove(list, child);
        afterwards.addFlashAttribute("saved", "notice.list.removed");
        return "redirect:/notices/lists/" + list;
    }

    @GetMapping("/{list}/put-away")
    ModelAndView putAwayQuestion(@PathVariable UUID list) {
        return new ModelAndView("staff/notices/list-put-away").addObject("list", get(list));
    }

    @PostMapping("/{list}/put-away")
    String putAway(@PathVariable UUID list, RedirectAttributes afterwards) {
        get(list);
        lists.putAway(list);
        afterwards.addFlashAttribute("saved", "notice.list.put-away.done");
        return "redirect:/notices/lists";
    }

    private ModelAndView page(HttpStatus status, @Nullable UUID child) {
        Map<UUID, String> name = child == null ? Map.of() : records.listNames(Set.of(child));
        return new ModelAndView("staff/notices/family-lists", status)
                .addObject("lists", lists.list())
                .addObject("child", name.isEmpty() ? null : child)
                .addObject("childName", child == null ? "" : name.getOrDefault(child, ""));
    }

    private boolean isHere(UUID child) {
        return records.listNames(Set.of(child)).containsKey(child);
    }

    private NoticeList get(UUID list) {
        return lists.find(list).orElseThrow(() -> new NotYours("notice.list.read", null));
    }
}
