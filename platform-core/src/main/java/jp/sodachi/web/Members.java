package jp.sodachi.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * One name in a path, such as {@code title} in {@code row.title}, in the types in which it has been met. Only the platform's
 * own types have members here; of a collection, {@code isEmpty()} and {@code size()}.
 */
final class Members {
    private static final String OURS = "jp.sodachi.";
    private static final String CALL = "()";
    private static final List<String> OF_COLLECTIONS = List.of("isEmpty()", "size()");

    private final String name;
    private final int values;
    private final Map<Class<?>, Optional<Member>> found = new ConcurrentHashMap<>();

    /**
     * A member.
     *
     * @param name as it is written, with brackets behind it where it is a call without values
     * @param values how many values are given
     */
    Members(String name, int values) {
        this.name = name;
        this.values = values;
    }

    /** The member in one type; empty where that is not for us to say. */
    Optional<Member> of(Class<?> type) {
        var kept = found.get(type);
        return kept != null ? kept : found.computeIfAbsent(type, this::find);
    }

    private Optional<Member> find(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return OF_COLLECTIONS.contains(name) ? method(Collection.class, bare()) : Optional.empty();
        }
        if (!type.getName().startsWith(OURS)) {
            return Optional.empty();
        }
        if (values > 0 || name.endsWith(CALL)) {
            return method(type, bare());
        }
        var capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        // The order in which the expression language looks for a property.
        return Stream.of("get" + capital, "is" + capital, name)
                .flatMap(each -> method(type, each).stream())
                .findFirst();
    }

    private String bare() {
        return name.endsWith(CALL) ? name.substring(0, name.length() - CALL.length()) : name;
    }

    /** The public method of that name; where several take as many values nobody can tell which is meant. */
    private Optional<Member> method(Class<?> type, String called) {
        var methods = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(called)
                        && method.getParameterCount() == values
                        && !method.isBridge()
                        && method.getDeclaringClass() != Object.class
                        && !Modifier.isStatic(method.getModifiers()))
                .toList();
        return methods.size() == 1 && methods.getFirst().trySetAccessible()
                ? Optional.of(new Member(methods.getFirst()))
                : Optional.empty();
    }

    /** A method that answers. */
    record Member(Method method) {
        /** What it answers, packed as {@link PlainPaths} packs it. */
        Object read(Object owner, Object... given) {
            try {
                return PlainPaths.packed(method.invoke(owner, given));
            } catch (InvocationTargetException | IllegalAccessException | IllegalArgumentException failure) {
                return PlainPaths.NO_ANSWER;
            }
        }
    }
}
