package jp.sodachi.record;

import java.util.UUID;
import jp.sodachi.identity.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A guardian wants to write into a record that another town of the platform keeps now: what is written here would never come
 * there. Nothing was changed.
 */
public final class RecordHandedOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FormSubject whose;

    RecordHandedOver(FormSubject whose) {
        super("The record is kept in another town now.");
        this.whose = whose;
    }

    /** Whose record it is. */
    public FormSubject whose() {
        return whose;
    }

    /** The office may still put its own record right; a guardian reads. */
    static void refuse(JdbcClient jdbc, Actor actor, UUID childId) {
        if (actor instanceof Actor.Parent
                && jdbc.sql("select handed_over from record_child where id = :child")
                        .param("child", childId)
                        .query(Boolean.class)
                        .single()) {
            throw new RecordHandedOver(FormSubject.child(childId));
        }
    }

    /** The same for a pregnancy. */
    static void refusePregnancy(JdbcClient jdbc, Actor actor, UUID pregnancyId) {
        if (actor instanceof Actor.Parent
                && jdbc.sql("select state = 'MOVED' from record_pregnancy where id = :pregnancy")
                        .param("pregnancy", pregnancyId)
                        .query(Boolean.class)
                        .single()) {
            throw new RecordHandedOver(FormSubject.pregnancy(pregnancyId));
        }
    }
}
