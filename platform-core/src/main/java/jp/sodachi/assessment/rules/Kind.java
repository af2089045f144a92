package jp.sodachi.assessment.rules;

/** What an instrument is for. */
public enum Kind {
    /** A regular look along with the family; neither test nor diagnosis. */
    MONITORING,
    /** A scale with points and borders, as its owner made it. */
    SCREENING,
    /** Questions of the handbook itself. */
    RECORD,
    /** What is asked before a check-up. */
    QUESTIONNAIRE,
    /** How the guardian who answers feels, such as after a birth: seen by that guardian and the office only. */
    MOOD
}
