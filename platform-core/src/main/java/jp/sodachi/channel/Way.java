package jp.sodachi.channel;

import java.util.List;

/** On which way somebody is told. */
public enum Way {
    /** A notification of a browser or phone that the person has allowed. */
    PUSH,
    /** A message of the town's LINE account. */
    LINE,
    MAIL,
    /** On the town's own site alone: it is always there, and nobody is called to it. */
    SITE;

    /** Those that call a person, in the order of somebody who has chosen none: what costs nothing and is seen soonest first. */
    public static final List<Way> CALLING = List.of(PUSH, LINE, MAIL);
}
