package jp.sodachi.growth;

/** A place in the national survey: the row of the child's age, and where in it the value stands. */
public record Placed(Percentiles row, Rank rank) {}
