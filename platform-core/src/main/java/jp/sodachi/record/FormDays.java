package jp.sodachi.record;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first day on which something can have happened to a subject. */
class FormDays {
    /** A pregnancy is counted from 280 days before its due date. */
    private static final int DAYS_OF_PREGNANCY = 280;

    private final JdbcClient jdbc;

    FormDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LocalDate earliest(FormSubject subject) {
        return switch (subject.kind()) {
            case CHILD ->
                jdbc.sql("""
                                select birth_date from record_child where id = :id
                                """).param("id", subject.id()).query(LocalDate.class).single();
            case PREGNANCY ->
                jdbc.sql("""
                                select due_date from record_pregnancy where id = :id
                                """)
                        .param("id", subject.id())
                        .query(LocalDate.class)
                        .single()
                        .minusDays(DAYS_OF_PREGNANCY);
        };
    }
}
