package jp.sodachi.assessment.rules;

/**
 * What unanswered questions mean. They never count as something the child can do.
 *
 * @param allowed how many may be left open
 * @param incomplete whether more than that make the sheet incomplete: no sum, only alarms; else they are looked over
 */
public record Missing(int allowed, boolean incomplete) {}
