package jp.sodachi.municipalityportal.walls;

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

    @GetMapping("/walls")
    String open(Model model) {
        model.addAttribute("nights", walls.open());
        return "staff/walls/walls";
    }
}
