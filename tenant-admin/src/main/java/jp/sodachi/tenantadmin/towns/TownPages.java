package jp.sodachi.tenantadmin.towns;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sodachi.identity.KeycloakSettings;
import jp.sodachi.migration.MigrationFailed;
import jp.sodachi.quota.QuotaSettings;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenantadmin.golive.Checklist;
import jp.sodachi.tenantadmin.golive.GoLive;
import jp.sodachi.tenantadmin.leaving.TownEnd;
import jp.sodachi.tenantadmin.servers.MoveView;
import jp.sodachi.tenantadmin.servers.TownMoves;
import jp.sodachi.tenantadmin.start.StartProgress;
import jp.sodachi.tenantadmin.start.TownStart;
import jp.sodachi.web.Step;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The table of towns, a town's page, and its buttons. */
@Controller
class TownPages {
    private static final String TOLD = "told";

    private final TownTable table;
    private final TownStates states;
    private final TownStart start;
    private final GoLive live;
    private final TownEnd end;
    private final TownMoves moves;
    private final TenantDirectory directory;
    private final QuotaSettings quota;
    private final KeycloakSettings sites;
    private final MessageSource words;

    TownPages(
            TownTable table,
            TownStates states,
            TownStart start,
            GoLive live,
            TownEnd end,
            TownMoves moves,
            TenantDirectory directory,
            QuotaSettings quota,
            KeycloakSettings sites,
            MessageSource words) {
        this.table = table;
        this.states = states;
        this.start = start;
        this.live = live;
        this.end = end;
        this.moves = moves;
        this.directory = directory;
        this.quota = quota;
        this.sites = sites;
        this.words = words;
    }

    /** The addresses of a town's sites under one host name. */
    record Sites(URI parents, URI staff) {}

    @GetMapping("/")
    String first() {
        return "redirect:/towns";
    }

    @GetMapping("/towns")
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        var all = table.list();
        model.addAttribute("q", q);
        model.addAttribute("all", all.size());
        model.addAttribute("active", count(all, TenantState.ACTIVE));
        model.addAttribute("preparing", count(all, TenantState.REQUESTED) + count(all, TenantState.SANDBOX));
        model.addAttribute("suspended", count(all, TenantState.SUSPENDED));
        model.addAttribute("towns", TownTable.find(all, q));
        return "admin/towns/table";
    }

    @GetMapping("/towns/{code}")
    String town(@PathVariable String code, Model model, Locale reader) {
        var town = get(code);
        var known = MunicipalityCode.of(code);
        var progress = start.find(known);
        model.addAttribute("town", town);
        model.addAttribute(
                "sites",
                table.listHosts(known).stream()
                        .map(host -> new Sites(sites.parentSiteAt(host), sites.staffSiteAt(host)))
                        .toList());
        model.addAttribute("steps", progress.map(found -> steps(found, reader)).orElse(List.of()));
        var move = moves.findOpen(known).map(open -> MoveView.of(open, moves.isAtWork(known), words, reader));
        model.addAttribute("move", move.orElse(null));
        model.addAttribute("server", directory.find(known).map(Tenant::server).orElse(""));
        model.addAttribute(
                "movable",
                move.isEmpty()
                        && moves.isPossible()
                        && town.state() != TenantState.REQUESTED
                        && town.state() != TenantState.GONE);
        model.addAttribute(
                "atWork",
                progress.filter(StartProgress::atWork).isPresent()
                        || move.filter(MoveView::atWork).isPresent());
        model.addAttribute(
                "complete", progress.filter(StartProgress::isComplete).isPresent());
        model.addAttribute("stopped", progress.filter(StartProgress::isStopped).isPresent());
        model.addAttribute("quota", quota);
        model.addAttribute("end", end.find(known).orElse(null));
        model.addAttribute("photosLeft", end.hasPhotosLeft(known));
        if (town.state() == TenantState.SANDBOX) {
            checklist(known, model, reader);
        }
        return "admin/towns/town";
    }

    /** Without the town's tables (its structure is behind, its server is away) there is no list, and the page says so. */
    private void checklist(MunicipalityCode code, Model model, Locale reader) {
        model.addAttribute("approvals", live.listApprovals(code));
        model.addAttribute("approvedByMe", live.isApprovedByMe(code));
        try {
            var list = directory.find(code).map(live::check);
            model.addAttribute("ready", list.filter(Checklist::isComplete).isPresent());
            model.addAttribute(
                    "checks",
                    list.map(found -> found.points().stream()
                                    .map(point -> step(point, reader))
                                    .toList())
                            .orElse(List.of()));
        } catch (DataAccessException | MigrationFailed unreadable) {
            model.addAttribute("checks", List.of());
            model.addAttribute("ready", false);
        }
    }

    private Step step(Checklist.Point point, Locale reader) {
        var state = switch (point.answer()) {
            case YES -> Step.State.DONE;
            case NOT_YET -> Step.State.WAITING;
            case UNKNOWN -> Step.State.FAILED;
        };
        return new Step(
                words.getMessage(point.label(), null, reader),
                state,
                Optional.of(words.getMessage(point.say(), new Object[] {point.detail()}, reader)));
    }

    @PostMapping("/towns/{code}/again")
    String again(@PathVariable String code) {
        var town = get(code);
        if (town.state() == TenantState.REQUESTED) {
            start.again(MunicipalityCode.of(code));
        }
        return back(town);
    }

    @GetMapping("/towns/{code}/suspend")
    String askSuspend(@PathVariable String code, Model model) {
        model.addAttribute("town", get(code));
        return "admin/towns/suspend";
    }

    @PostMapping("/towns/{code}/suspend")
    String suspend(@PathVariable String code, RedirectAttributes flash) {
        var town = get(code);
        return told(town, states.suspend(MunicipalityCode.of(code)), "admin.town.suspended", flash);
    }

    @GetMapping("/towns/{code}/reopen")
    String askReopen(@PathVariable String code, Model model) {
        model.addAttribute("town", get(code));
        return "admin/towns/reopen";
    }

    @PostMapping("/towns/{code}/reopen")
    String reopen(@PathVariable String code, RedirectAttributes flash) {
        var town = get(code);
        return told(town, states.reopen(MunicipalityCode.of(code)), "admin.town.reopened", flash);
    }

    @GetMapping("/towns/{code}/leave")
    String askLeave(@PathVariable String code, Model model) {
        model.addAttribute("town", get(code));
        return "admin/towns/leave";
    }

    @PostMapping("/towns/{code}/leave")
    String leave(@PathVariable String code, RedirectAttributes flash) {
        var town = get(code);
        return told(town, states.leave(MunicipalityCode.of(code)), "admin.town.left", flash);
    }

    @PostMapping("/towns/{code}/stay")
    String stay(@PathVariable String code, RedirectAttributes flash) {
        var town = get(code);
        return told(town, states.stay(MunicipalityCode.of(code)), "admin.town.stayed", flash);
    }

    private static String told(TownRow town, boolean done, String words, RedirectAttributes flash) {
        flash.addFlashAttribute(done ? "saved" : TOLD, done ? words : "admin.town.changed-meanwhile");
        return back(town);
    }

    private TownRow get(String code) {
        return MunicipalityCode.find(code)
                .flatMap(table::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(TownRow town) {
        return "redirect:/towns/" + town.code();
    }

    private static long count(List<TownRow> towns, TenantState state) {
        return towns.stream().filter(town -> town.state() == state).count();
    }

    private List<Step> steps(StartProgress progress, Locale reader) {
        return progress.steps().stream()
                .map(step -> new Step(
                        words.getMessage(step.step().label(), null, reader),
                        state(step, progress),
                        said(step, progress, reader)))
                .toList();
    }

    /** A step that is marked as running while nobody works on it was broken off. */
    private static Step.State state(StartProgress.Step step, StartProgress progress) {
        return switch (step.state()) {
            case WAITING -> Step.State.WAITING;
            case RUNNING -> progress.atWork() ? Step.State.RUNNING : Step.State.FAILED;
            case DONE -> Step.State.DONE;
            case FAILED -> Step.State.FAILED;
        };
    }

    private Optional<String> said(StartProgress.Step step, StartProgress progress, Locale reader) {
        if (step.problem() == null && state(step, progress) == Step.State.FAILED) {
            return Optional.of(words.getMessage("admin.problem.broken-off", null, reader));
        }
        return Optional.ofNullable(step.problem())
                .map(problem -> words.getMessage(problem, new Object[] {String.valueOf(step.message())}, reader));
    }
}
