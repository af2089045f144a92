package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The town's check-ups by day: whose time it is, who is invited when, and what to look at first. */
@Transactional
public class Checkups {
    private final JdbcClient jdbc;
    private final FormQueries entries;
    private final HandbookForms forms;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    Checkups(
            JdbcClient jdbc,
            FormQueries entries,
            HandbookForms forms,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.forms = forms;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Children who live in the town, whose time for a check-up it is on {@code on}, who have had none and are not invited;
     * the eldest, whose time is over soonest, first. Office only.
     */
    public List<Child> listEligible(String form, LocalDate on, int limit) {
        permissions.requireStaff(StaffRole.NURSE, "checkup.list");
        var page = page(form);
        return jdbc.sql("""
                        select c.* from record_child c
                         where c.birth_date > :bornAfter and c.birth_date <= :bornUntil
                           and c.standing = 'HERE' and not c.shielded
                           and not exists (select from record_form_entry e
                                            where e.subject_id = c.id and e.form = :form and e.entered_kind <> 'PARENT'
                                              and e.state in ('ENTERED', 'RELEASED'))
                           and not exists (select from record_checkup_place p
                                            where p.child_id = c.id and p.form = :form and p.state = 'INVITED'
                                              and p.on_day >= :today)
                         order by c.birth_date, c.id
                         limit :limit
                        """)
                .param("bornAfter", on.minus(to(page)))
                .param("bornUntil", on.minus(from(page)))
                .param("form", form)
                .param("today", LocalDate.now(clock))
                .param("limit", limit)
                .query(ChildQueries::child)
                .list();
    }

    /** Invites children to a day; one who is invited to it already is passed over. Gives back how many were. Office only. */
    public int invite(String form, LocalDate on, String at, String venue, Collection<UUID> children) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "checkup.invite");
        page(form);
        var invited = 0;
        for (var child : children) {
            var event = actor.does("checkup.invite", child, Ids.next());
            var placed = jdbc.sql("""
                            insert into record_checkup_place
                                   (id, child_id, form, on_day, at_time, venue, invited_by, invited_at, state)
                            select :id, c.id, :form, :on, :at, :venue, :by, :now, 'INVITED'
                              from record_child c where c.id = :child and c.standing = 'HERE'
                            on conflict (child_id, form, on_day) where state = 'INVITED' do nothing
                            """)
                    .param("id", event.subjectId())
                    .param("child", child)
                    .param("form", form)
                    .param("on", on)
                    .param("at", at)
                    .param("venue", venue)
                    .param("by", event.actorName())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (placed == 1) {
                audit.record(event);
                invited++;
            }
        }
        return invited;
    }

    /** Takes a place back. Office only. False when it was taken back already. */
    public boolean cancel(UUID placeId) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "checkup.cancel");
        var child = jdbc.sql("""
                        update record_checkup_place set state = 'CANCELLED', settled_by = :by, settled_at = :now
                         where id = :id and state = 'INVITED' returning child_id
                        """)
                .param("by", actor.does("", null, null).actorName())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", placeId)
                .query(UUID.class)
                .optional();
        child.ifPresent(id -> audit.record(actor.does("checkup.cancel", id, placeId)));
        return child.isPresent();
    }

    /**
     * Everybody invited to a day, those with the most to look at first: answers of the family's latest page that are a sign
     * of worry, then families who have written nothing. The looking at each child's answers is kept. Office only.
     */
    public List<Expected> listDay(LocalDate on) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "checkup.list");
        var places = jdbc.sql("""
                        select p.id as place_id, p.form, p.on_day, p.at_time, p.venue, c.*
                          from record_checkup_place p
                          join record_child c on c.id = p.child_id
                         where p.on_day = :on and p.state = 'INVITED' and c.standing = 'HERE'
                         order by p.at_time, c.kana_folded, c.id
                        """).param("on", on).query(this::expected).list();
        places.forEach(each -> audit.record(
                actor.does("checkup.read", each.child().id(), each.place().id())));
        return places.stream()
                .sorted(Comparator.comparing(Expected::isDone)
                        .thenComparing(Comparator.comparingInt(
                                        (Expected each) -> each.worries().size())
                                .reversed())
                        .thenComparing(Expected::hasAnswered))
                .toList();
    }

    /** The places to come of a child. */
    public List<CheckupPlace> listToCome(UUID childId) {
        permissions.requireChild(childId, "checkup.read");
        return jdbc.sql("""
                        select p.id as place_id, p.child_id, p.form, p.on_day, p.at_time, p.venue
                          from record_checkup_place p
                         where p.child_id = :child and p.on_day >= :today and p.state = 'INVITED'
                         order by p.on_day, p.at_time
                        """)
                .param("child", childId)
                .param("today", LocalDate.now(clock))
                .query((row, _) -> place(row, childId))
                .list();
    }

    private Expected expected(ResultSet row, int number) throws SQLException {
        var child = ChildQueries.child(row, number);
        var place = place(row, child.id());
        var all = entries.list(FormSubject.child(child.id()), false).stream()
                .filter(FormEntry::stands)
                .toList();
        var latest = all.stream()
                .filter(entry -> forms.find(entry.form())
                        .filter(form -> form.author() == HandbookForm.Author.GUARDIAN)
                        .isPresent())
                .findFirst();
        var worries = latest.stream()
                .flatMap(entry ->
                        forms.find(entry.form()).stream().flatMap(form -> AskedForm.answered(form, entry).stream()))
                .filter(AskedForm.Answered::worries)
                .toList();
        var done = all.stream()
                .anyMatch(entry -> entry.form().equals(place.form())
                        && !entry.isFromHome()
                        && !entry.on().isBefore(place.on()));
        return new Expected(place, child.inLists(), worries, latest.isPresent(), done);
    }

    private static CheckupPlace place(ResultSet row, UUID childId) throws SQLException {
        return new CheckupPlace(
                row.getObject("place_id", UUID.class),
                childId,
                row.getString("form"),
                row.getObject("on_day", LocalDate.class),
                row.getString("at_time"),
                row.getString("venue"));
    }

    private HandbookForm page(String form) {
        return forms.find(form).filter(HandbookForm::released).orElseThrow(() -> new NotYours("checkup.list", null));
    }

    private static Period from(HandbookForm form) {
        var from = form.from();
        return from == null ? Period.ZERO : from;
    }

    private static Period to(HandbookForm form) {
        var to = form.to();
        return to == null ? Period.ofYears(7) : to;
    }

    /**
     * A child expected at a check-up.
     *
     * @param worries the answers of the family's latest page that are a sign of worry
     * @param hasAnswered whether the family has written any page
     * @param isDone whether the check-up is on record already
     */
    public record Expected(
            CheckupPlace place, Child child, List<AskedForm.Answered> worries, boolean hasAnswered, boolean isDone) {
        public Expected {
            worries = List.copyOf(worries);
        }
    }
}
