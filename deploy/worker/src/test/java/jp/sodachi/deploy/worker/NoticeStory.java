package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static jp.sodachi.deploy.worker.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.notice.NoticeContent;
import jp.sodachi.notice.NoticeInbox;
import jp.sodachi.notice.NoticeProgress;
import jp.sodachi.notice.NoticeText;
import jp.sodachi.notice.NoticeTexts;
import jp.sodachi.notice.TownNotice;
import jp.sodachi.notice.TownNotices;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.Pregnancies;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** An office of two people, one of whom writes notices and the other approves them, on a morning in November. */
abstract class NoticeStory extends WorkerStory {
    static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 22, 9, 0);
    static final Actor AUTHOR = new Actor.Staff("subject-mari@bizen.example", "大森 真理", "mari@bizen.example");
    static final Actor SECOND = new Actor.Staff("subject-sanae@bizen.example", "片山 早苗", "sanae@bizen.example");
    static final LocalDate BORN = LocalDate.of(2026, 8, 1);

    @Autowired
    TownNotices notices;

    @Autowired
    NoticeProgress progress;

    @Autowired
    NoticeInbox inbox;

    @Autowired
    ChildStates states;

    @Autowired
    Pregnancies pregnancies;

    @BeforeEach
    void an_office_of_two() {
        clock.set(MORNING);
        empty(BIZEN, SETOUCHI);
        for (var email : List.of("mari@bizen.example", "sanae@bizen.example")) {
            families.office(BIZEN, email);
            families.arrive(BIZEN, email);
        }
    }

    Guardian mother(String name, Child child) {
        return families.confirmed(BIZEN, name, name + "@example.com", List.of(child.id()));
    }

    UUID proposed(NoticeContent content) {
        UUID id = families.in(BIZEN, AUTHOR, () -> notices.begin(content));
        assertThat(families.in(BIZEN, AUTHOR, () -> notices.propose(id, 1))).isTrue();
        return id;
    }

    UUID approved(NoticeContent content) {
        UUID id = proposed(content);
        assertThat(office(() -> notices.approve(id, 2))).isEqualTo(TownNotices.Approval.APPROVED);
        return id;
    }

    TownNotice get(UUID id) {
        return office(() -> notices.find(id)).orElseThrow();
    }

    NoticeProgress.Counts counts(UUID id) {
        return office(() -> progress.count(id));
    }

    List<NoticeProgress.NotReached> missed(UUID id) {
        return office(() -> progress.listNotReached(id, 0, 50));
    }

    static NoticeTexts texts(String subject, String body) {
        return new NoticeTexts(Map.of("ja", new NoticeText(subject, body, "", NoticeText.Mark.WRITTEN)));
    }

    <T> T office(Supplier<T> deed) {
        return families.in(BIZEN, SECOND, deed);
    }

    <T> T as(Guardian guardian, Supplier<T> deed) {
        return families.in(BIZEN, new Actor.Parent(guardian.subject(), "", guardian.email()), deed);
    }
}
