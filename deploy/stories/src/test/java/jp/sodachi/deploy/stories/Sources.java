package jp.sodachi.deploy.stories;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source files of all modules, as the tests of words and templates read them. */
final class Sources {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile(
            "<([a-zA-Z][\\w:-]*)((?:\\s+[^\\s=>\"'/]+(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))?)*)\\s*/?>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s=>\"'/]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'))?", Pattern.DOTALL);

    private Sources() {}

    /** The folder of the whole reactor. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("run inside the repository");
            }
        }
        return folder;
    }

    /** Every page and fragment of every module. */
    static List<Template> templates() {
        return All.TEMPLATES;
    }

    /** Every Java file of the products, not of their tests. */
    static Stream<Path> java() {
        return files("/src/main/java/", ".java");
    }

    /** Every file of settings of the products. */
    static Stream<Path> settings() {
        return files("/src/main/resources/", ".yaml");
    }

    /** Every file of words, by its path without language and ending. */
    static Stream<Path> words(String language) {
        return Stream.concat(
                files("/src/main/resources/messages/", "_" + language + ".properties"),
                files("/deploy/keycloak/themes/", "_" + language + ".properties"));
    }

    static SortedMap<String, String> entries(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, String> entries = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> entries.put(key, properties.getProperty(key)));
        return entries;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return root().relativize(file).toString();
    }

    private static Stream<Path> files(String inside, String ending) {
        return All.OF_THE_REACTOR.stream().filter(file -> {
            String path = "/" + name(file).replace('\\', '/');
            return path.contains(inside) && path.endsWith(ending);
        });
    }

    /** The tree is walked once, and not into what builds and tools leave behind: the tests ask for its files many times. */
    private static final class All {
        private static final Set<String> LEFT_BEHIND = Set.of("target", ".git", ".sodachi");
        private static final List<Path> OF_THE_REACTOR = list();
        private static final List<Template> TEMPLATES = files("/src/main/resources/templates/", ".html")
                .map(file ->
                        new Template(name(file), COMMENT.matcher(read(file)).replaceAll("")))
                .toList();

        private static List<Path> list() {
            List<Path> found = new ArrayList<>();
            try {
                Files.walkFileTree(root(), new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        return LEFT_BEHIND.contains(folder.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        found.add(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return found.stream().sorted().toList();
        }
    }

    /**
     * A template without its comments.
     *
     * @param name its path in the repository
     * @param text what is left
     */
    record Template(String name, String text) {

        /** Whether it only shows the kit, with made-up people and their words. */
        boolean isDemo() {
            return name.contains("/templates/kit/demo/");
        }

        List<Tag> tags() {
            return TAG.matcher(text)
                    .results()
                    .map(found -> new Tag(found.group(1), found.group(2)))
                    .toList();
        }

        /** What stands between the tags, without Thymeleaf's inlined expressions. */
        List<String> words() {
            String bare = TAG.matcher(text).replaceAll("\n").replaceAll("</[^>]*>|<!DOCTYPE[^>]*>", "\n");
            return bare.replaceAll("\\[\\[.*?]]", "")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /**
     * An opening tag.
     *
     * @param name the element
     * @param attributes all of them, as written
     */
    record Tag(String name, String attributes) {

        SortedMap<String, String> values() {
            SortedMap<String, String> values = new TreeMap<>();
            Matcher matcher = ATTRIBUTE.matcher(attributes);
            while (matcher.find()) {
                String quoted = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
                values.put(matcher.group(1), quoted == null ? "" : quoted);
            }
            return values;
        }
    }
}
