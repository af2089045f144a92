package jp.sodachi.record;

import java.util.regex.Pattern;

/** What a key of a photo and a folder of photos look like: a town's schema and ids. Whatever else is asked for is a defect. */
final class PhotoKeys {
    private static final Pattern KEY = Pattern.compile("[a-z0-9_]+(/[a-z0-9-]+)+\\.jpg");
    private static final Pattern FOLDER = Pattern.compile("t_\\d{6}(/[a-z0-9-]+)?");

    private PhotoKeys() {}

    static String key(String key) {
        return require(KEY, key);
    }

    static String folder(String folder) {
        return require(FOLDER, folder);
    }

    private static String require(Pattern allowed, String name) {
        if (!allowed.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a photo's key");
        }
        return name;
    }
}
