package jp.sodachi.tenantadmin.nationalschedule;

/** The numbers of national versions, part by part: 2026.10.1 comes after 2026.4. */
final class Numbers {
    private Numbers() {}

    static int compare(String left, String right) {
        var own = left.split("\\.");
        var other = right.split("\\.");
        for (var at = 0; at < Math.max(own.length, other.length); at++) {
            var difference = Integer.compare(part(own, at), part(other, at));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int part(String[] parts, int at) {
        return at < parts.length && parts[at].matches("\\d{1,6}") ? Integer.parseInt(parts[at]) : 0;
    }
}
