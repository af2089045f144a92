package jp.sodachi.assessment.rules;

/** How soon somebody should look along. No diagnosis; in rising order. */
public enum Level {
    /** Nothing asks for anybody now. */
    OK,
    /** Worth another look, or a talk the family asked for. */
    WATCH,
    /** A professional looks along. */
    REFER,
    /** At once. */
    URGENT
}
