package jp.sodachi.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** On which way somebody is told. */
public enum Way {
    /** A notification of a browser or phone that the person has allowed. */
    PUSH,
    /** A message of the town's LINE account. */
    LINE,
    MAIL,
    /** On the town's own site alone: it is always there, and nobody is called to it. */
    SITE;

    /** The way of this name; empty for one that only a later version knows. */
    public static Optional<Way> find(String name) {
        return Arrays.stream(values()).filter(way -> way.name().equals(name)).findFirst();
    }

    /** Those that call a person, in the order of somebody who has chosen none: what costs nothing and is seen soonest first. */
    public static final List<Way> CALLING = List.of(PUSH, LINE, MAIL);
}
