package jp.sodachi.assessment.rules;

/**
 * @param id unique within its instrument; what a result is explained with
 * @param action the code of what then happens
 * @param alarm whether it fires although too much is unanswered
 */
public record Rule(String id, Condition when, Level level, String action, boolean alarm) {}
