package jp.sodachi.assessment.rules;

import java.util.ArrayList;
import java.util.List;

/** Reads the ages at which an instrument asks. */
final class WindowReader {
    private static final int OLDEST_MONTH = 240;
    private static final int OLDEST_DAY = 7400;

    private WindowReader() {}

    static List<Window> read(JsonPlace place) {
        var windows = new ArrayList<Window>();
        for (var each : place.list()) {
            each.allow("code", "unit", "from", "to");
            var unit = each.at("unit").oneOf(Window.Unit.class);
            var oldest = unit == Window.Unit.DAYS ? OLDEST_DAY : OLDEST_MONTH;
            var from = each.at("from").number(0, oldest);
            var to = each.at("to").number(from, oldest);
            windows.stream()
                    .filter(earlier -> earlier.unit() == unit && earlier.to() >= from)
                    .findFirst()
                    .ifPresent(earlier -> {
                        throw each.at("from")
                                .wrong("begins before " + earlier.code() + " is over", "from " + (earlier.to() + 1));
                    });
            windows.add(new Window(each.at("code").text("[a-z0-9]{1,12}", "1 to 12 of a-z and 0-9"), unit, from, to));
        }
        if (windows.isEmpty()) {
            throw place.wrong("an instrument that asks at no age", "one window or more");
        }
        InstrumentFile.once(windows.stream().map(Window::code).toList(), place);
        return windows;
    }
}
