package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.quota.Quotas;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The photos of the handbook. Memories are the family's alone; the sticker of a dose is seen by the office too. Every
 * picture is drawn anew before it is kept.
 */
@Transactional
public class Photos {
    /** Largest file that is looked at, in bytes. */
    public static final int LARGEST_FILE = Picture.LARGEST_FILE;

    /** Most photos of one child. */
    public static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Quotas quotas;
    private final PhotoStore store;
    private final ProtectedRecords guard;
    private final Clock clock;

    Photos(
            JdbcClient jdbc,
            Permissions permissions,
            Quotas quotas,
            PhotoStore store,
            ProtectedRecords guard,
            Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.quotas = quotas;
        this.store = store;
        this.guard = guard;
        this.clock = clock;
    }

    /** A child's photos that the reader may see, the newest first. */
    public List<Photo> list(UUID childId) {
        var actor = permissions.requireChild(childId, "photo.list");
        guard.require(childId);
        return list(childId, actor);
    }

    private List<Photo> list(UUID childId, Actor actor) {
        return jdbc.sql("""
                        select * from record_photo
                         where child_id = :child and state = 'ENTERED' and (kind = 'STICKER' or :family)
                         order by taken_on desc, id desc
                        """)
                .param("child", childId)
                .param("family", actor instanceof Actor.Parent)
                .query(Photos::photo)
                .list();
    }

    /** A child's memories, for whom a guardian lets see them; the caller has asked. */
    List<Photo> listMemories(UUID childId) {
        return jdbc.sql("""
                        select * from record_photo
                         where child_id = :child and state = 'ENTERED' and kind = 'MEMORY'
                         order by taken_on desc, id desc
                        """).param("child", childId).query(Photos::photo).list();
    }

    /** The picture of one of the child's memories; the caller has asked. */
    Optional<byte[]> openMemory(UUID childId, UUID photoId, Photo.Size size) {
        return listMemories(childId).stream()
                .filter(photo -> photo.id().equals(photoId))
                .findFirst()
                .flatMap(_ -> store.find(key(childId, photoId, size)));
    }

    /** The picture of a photo, a JPEG; empty when it was withdrawn. */
    public Optional<byte[]> open(UUID childId, UUID photoId, Photo.Size size) {
        var actor = permissions.requireChild(childId, "photo.read");
        guard.require(childId);
        return list(childId, actor).stream()
                .filter(photo -> photo.id().equals(photoId))
                .findFirst()
                .flatMap(_ -> store.find(key(childId, photoId, size)));
    }

    /**
     * Puts a photo into the handbook.
     *
     * @param doseId the dose whose sticker it shows; null for a memory, which only a parent keeps
     * @param file the file as it was sent; of it only pixels are kept
     */
    public PhotoEntry add(UUID childId, @Nullable UUID doseId, LocalDate takenOn, String caption, byte[] file) {
        var actor = permissions.requireChild(childId, "photo.add");
        RecordHandedOver.refuse(jdbc, actor, childId);
        if (doseId == null ? !(actor instanceof Actor.Parent) : !isDoseOf(childId, doseId)) {
            throw new NotYours("photo.add", childId);
        }
        if (caption.length() > Photo.LONGEST_CAPTION) {
            throw new IllegalArgumentException("The caption is too long.");
        }
        if (takenOn.isAfter(LocalDate.now(clock))) {
            return new PhotoEntry.Refused(PhotoEntry.Reason.IN_THE_FUTURE);
        }
        if (count(childId) >= MOST) {
            return new PhotoEntry.Refused(PhotoEntry.Reason.TOO_MANY);
        }
        if (!quotas.takePhoto(actor.does("", null, null).actorId(), file.length)) {
            return new PhotoEntry.Refused(PhotoEntry.Reason.TOO_MUCH_TODAY);
        }
        if (!quotas.hasRoom(keptBytes(), file.length)) {
            return new PhotoEntry.Refused(PhotoEntry.Reason.TOWN_FULL);
        }
        return switch (Picture.read(file)) {
            case Picture.Reading.Refused(var reason) -> new PhotoEntry.Refused(reason);
            case Picture.Reading.Drawn(var picture) -> {
                var id = Ids.next();
                insert(id, childId, doseId, takenOn, caption, picture, actor);
                keep(childId, id, picture);
                yield new PhotoEntry.Entered(id);
            }
        };
    }

    /**
     * Takes a photo out of the handbook: the picture is gone for good, that there was one stays. A parent takes out what
     * the family put in. False when it was gone already.
     */
    public boolean withdraw(UUID childId, UUID photoId) {
        var actor = permissions.requireChild(childId, "photo.withdraw");
        RecordHandedOver.refuse(jdbc, actor, childId);
        var gone = jdbc.sql("""
                        update record_photo set state = 'WITHDRAWN', settled_by = :by, settled_at = :now
                         where id = :id and child_id = :child and state = 'ENTERED'
                           and (entered_kind = 'PARENT' or not :family) and (kind = 'STICKER' or :family)
                        """)
                .param("by", actor.does("", null, null).actorName())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", photoId)
                .param("child", childId)
                .param("family", actor instanceof Actor.Parent)
                .update();
        if (gone == 1) {
            after(TransactionSynchronization.STATUS_COMMITTED, () -> delete(childId, photoId));
        }
        return gone == 1;
    }

    /** The pictures of a photo that was withdrawn in another town go here too, when the transaction commits. */
    void clear(UUID childId, UUID photoId) {
        after(TransactionSynchronization.STATUS_COMMITTED, () -> delete(childId, photoId));
    }

    private void insert(
            UUID id,
            UUID childId,
            @Nullable UUID doseId,
            LocalDate takenOn,
            String caption,
            Picture picture,
            Actor actor) {
        var kind = actor instanceof Actor.Parent ? Dose.EnteredBy.PARENT : Dose.EnteredBy.STAFF;
        jdbc.sql("""
                        insert into record_photo
                               (id, child_id, kind, dose_id, taken_on, caption, width, height, bytes,
                                entered_kind, entered_by, entered_at, state)
                        values (:id, :child, :kind, :dose, :on, :caption, :width, :height, :bytes,
                                :enteredKind, :by, :now, 'ENTERED')
                        """)
                .param("id", id)
                .param("child", childId)
                .param("kind", (doseId == null ? Photo.Kind.MEMORY : Photo.Kind.STICKER).name())
                .param("dose", doseId)
                .param("on", takenOn)
                .param("caption", caption)
                .param("width", picture.width())
                .param("height", picture.height())
                .param("bytes", picture.large().length)
                .param("enteredKind", kind.name())
                .param("by", actor.does("", null, null).actorName())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The pictures lie there before the row can be seen; when the row does not come, they go again. */
    private void keep(UUID childId, UUID id, Picture picture) {
        var keys = TenantScope.current().schema();
        after(TransactionSynchronization.STATUS_ROLLED_BACK, () -> {
            store.delete(key(keys, childId, id, Photo.Size.LARGE));
            store.delete(key(keys, childId, id, Photo.Size.SMALL));
        });
        store.put(key(keys, childId, id, Photo.Size.LARGE), picture.large());
        store.put(key(keys, childId, id, Photo.Size.SMALL), picture.small());
    }

    private void delete(UUID childId, UUID id) {
        store.delete(key(childId, id, Photo.Size.LARGE));
        store.delete(key(childId, id, Photo.Size.SMALL));
    }

    private static void after(int outcome, Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == outcome) {
                    work.run();
                }
            }
        });
    }

    private boolean isDoseOf(UUID childId, UUID doseId) {
        return jdbc.sql("""
                        select exists (select from record_dose where id = :dose and child_id = :child)
                        """)
                .param("dose", doseId)
                .param("child", childId)
                .query(Boolean.class)
                .single();
    }

    /** What all photos of the town take, in bytes; a number only. Tens of thousands of rows are added up in milliseconds. */
    public long keptBytes() {
        return jdbc.sql("select coalesce(sum(bytes), 0)::bigint from record_photo where state = 'ENTERED'")
                .query(Long.class)
                .single();
    }

    /** Whether {@code more} bytes still fit when the town's photos take {@code kept}. */
    boolean hasRoom(long kept, long more) {
        return quotas.hasRoom(kept, more);
    }

    /** Whether the pictures of another town's photo lie in the store. */
    boolean lies(String schema, String childId, String photoId) {
        return Arrays.stream(Photo.Size.values())
                .allMatch(size -> store.find(key(schema, UUID.fromString(childId), UUID.fromString(photoId), size))
                        .isPresent());
    }

    /** Copies the pictures of another town's photo to a photo of the present town; copying again changes nothing. */
    void copy(String schema, String childId, String photoId, UUID child, UUID photo) {
        for (var size : Photo.Size.values()) {
            store.put(
                    key(child, photo, size),
                    store.find(key(schema, UUID.fromString(childId), UUID.fromString(photoId), size))
                            .orElseThrow());
        }
    }

    private int count(UUID childId) {
        return jdbc.sql("""
                        select count(*) from record_photo where child_id = :child and state = 'ENTERED'
                        """).param("child", childId).query(Integer.class).single();
    }

    private static String key(UUID childId, UUID photoId, Photo.Size size) {
        return key(TenantScope.current().schema(), childId, photoId, size);
    }

    private static String key(String schema, UUID childId, UUID photoId, Photo.Size size) {
        return schema + "/" + childId + "/" + photoId + (size == Photo.Size.SMALL ? "-small.jpg" : ".jpg");
    }

    private static Photo photo(ResultSet row, int number) throws SQLException {
        return new Photo(
                row.getObject("id", UUID.class),
                row.getObject("child_id", UUID.class),
                Photo.Kind.valueOf(row.getString("kind")),
                row.getObject("dose_id", UUID.class),
                row.getObject("taken_on", LocalDate.class),
                row.getString("caption"),
                row.getInt("width"),
                row.getInt("height"),
                Dose.EnteredBy.valueOf(row.getString("entered_kind")),
                row.getString("entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant());
    }
}
