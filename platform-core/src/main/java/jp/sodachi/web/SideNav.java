package jp.sodachi.web;

import java.util.List;
import java.util.OptionalLong;

/**
 * The ways through the staff's or the operators' site: the model attribute {@code sideNav}.
 *
 * @param groups items that belong together; a line is drawn between groups
 */
public record SideNav(List<List<Item>> groups) {

    public SideNav {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /**
     * One way.
     *
     * @param key how a page names it as its own place
     * @param href the address
     * @param label the key of its words in the message files
     * @param number how many things wait there, if that is counted
     * @param hot whether some of them wait for this reader today
     */
    public record Item(String key, String href, String label, OptionalLong number, boolean hot) {

        public static Item of(String key, String href, String label) {
            return new Item(key, href, label, OptionalLong.empty(), false);
        }

        public Item counting(long things, boolean today) {
            return new Item(key, href, label, OptionalLong.of(things), today);
        }

        public boolean isCounted() {
            return number.isPresent() && number.getAsLong() > 0;
        }

        public long getCount() {
            return number.orElse(0);
        }
    }
}
