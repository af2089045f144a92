package jp.sodachi.parentportal.channels;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import jp.sodachi.channel.Way;
import jp.sodachi.notice.Hours;
import jp.sodachi.notice.WayChoices.Chosen;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The ways in their order and the hours, as chosen.
 *
 * @param first a way's name, empty for none; so the others
 * @param from an hour
 */
record ChannelForm(
        @Nullable String first,
        @Nullable String second,
        @Nullable String third,
        @Nullable String from,
        @Nullable String until) {

    /** @param offered the ways that this town has */
    static ChannelForm of(Chosen chosen, List<Way> offered) {
        var ways = chosen.ways().stream().filter(offered::contains).toList();
        return new ChannelForm(
                at(ways, 0),
                at(ways, 1),
                at(ways, 2),
                Integer.toString(chosen.hours().from()),
                Integer.toString(chosen.hours().until()));
    }

    /** True when nothing is wrong; otherwise every reason is in {@code errors}. */
    boolean check(Errors errors) {
        var seen = EnumSet.noneOf(Way.class);
        check("first", first, seen, errors);
        check("second", second, seen, errors);
        check("third", third, seen, errors);
        if (!Hours.areHours(number(from), number(until))) {
            errors.rejectValue("until", "parent.channels.hours.wrong");
        }
        return !errors.hasErrors();
    }

    /** What was chosen, after {@link #check}. */
    Chosen chosen() {
        var ways = new ArrayList<Way>();
        for (var name : new String[] {text(first), text(second), text(third)}) {
            if (!name.isEmpty()) {
                ways.add(Way.valueOf(name));
            }
        }
        return new Chosen(ways, new Hours(number(from), number(until)));
    }

    private static void check(String field, @Nullable String name, EnumSet<Way> seen, Errors errors) {
        if (text(name).isEmpty()) {
            return;
        }
        var way = Way.CALLING.stream().filter(one -> one.name().equals(name)).findFirst();
        if (way.isEmpty()) {
            errors.rejectValue(field, "parent.channels.way.wrong");
        } else if (!seen.add(way.get())) {
            errors.rejectValue(field, "parent.channels.way.twice");
        }
    }

    private static String at(List<Way> ways, int place) {
        return place < ways.size() ? ways.get(place).name() : "";
    }

    private static int number(@Nullable String hour) {
        return hour != null && hour.matches("\\d{1,2}") ? Integer.parseInt(hour) : -1;
    }

    private static String text(@Nullable String name) {
        return name == null ? "" : name;
    }
}
