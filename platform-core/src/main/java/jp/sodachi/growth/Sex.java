package jp.sodachi.growth;

/** Every reference of growth has tables for these two. */
public enum Sex {
    MALE,
    FEMALE
}
