package jp.sodachi.municipalityportal.walls;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import jp.sodachi.tenancy.WallCount;
import jp.sodachi.tenancy.WallNights;
import jp.sodachi.tenancy.WallTry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of the walls. */
@Controller
class WallPages {
    private final OfficeWalls walls;

    WallPages(OfficeWalls walls) {
        this.walls = walls;
    }

    /** What was tried at one place in the last night. */
    record Tried(WallTry.Place place, List<WallCount> counts) {}

    @GetMapping("/walls")
    String open(Model model) {
        var nights = walls.open();
        model.addAttribute("nights", nights);
        model.addAttribute("places", nights.isEmpty() ? List.of() : byPlace(nights.getFirst()));
        return "staff/walls/walls";
    }

    private static List<Tried> byPlace(WallNights.Night night) {
        return Arrays.stream(WallTry.Place.values())
                .map(place -> new Tried(
                        place,
                        night.counts().stream()
                                .filter(count -> count.kind().place() == place)
                                .sorted(Comparator.comparing(WallCount::kind))
                                .toList()))
                .filter(tried -> !tried.counts().isEmpty())
                .toList();
    }
}
