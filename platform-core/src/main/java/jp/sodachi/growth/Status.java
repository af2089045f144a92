package jp.sodachi.growth;

/** How a question to a reference ended, in the order in which the rules are tried; OK comes when no other fitted. */
public enum Status {
    NOT_ASSESSABLE,
    INVALID_VALUE,
    OUT_OF_RANGE,
    NO_REFERENCE,
    OK
}
