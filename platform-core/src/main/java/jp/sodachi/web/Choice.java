package jp.sodachi.web;

/**
 * One of several answers in a form.
 *
 * @param value what the form sends
 * @param words what the reader sees, in the reader's language
 */
public record Choice(String value, String words) {}
