package jp.sodachi.schedule;

import java.time.LocalDate;

/** A check-up on record: which, and on what day. */
public record DoneCheckup(String checkup, LocalDate on) {}
