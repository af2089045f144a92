package jp.sodachi.record;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of a town's photos as a whole, for whoever takes them out of the platform or brings them in. A path is the child's
 * id, the photo's id and the size, as {@link #paths} makes it; anything else is refused.
 */
public final class PhotoArchive {
    private final PhotoStore store;

    PhotoArchive(PhotoStore store) {
        this.store = store;
    }

    /** The files under one folder of this machine. */
    public static PhotoArchive in(Path folder) {
        return new PhotoArchive(new FilePhotoStore(folder));
    }

    /** The paths of a photo's files, below the town's folder. */
    public static List<String> paths(String childId, String photoId) {
        return List.of(childId + "/" + photoId + ".jpg", childId + "/" + photoId + "-small.jpg");
    }

    /** A file, if the store has it. */
    public Optional<byte[]> find(String schema, String path) {
        return store.find(PhotoKeys.key(schema + "/" + path));
    }

    /** Keeps a file in place of what lay there. */
    public void put(String schema, String path, byte[] bytes) {
        store.put(PhotoKeys.key(schema + "/" + path), bytes);
    }

    /** Takes away all files of a town. */
    public void deleteAll(String schema) {
        store.deleteFolder(schema);
    }
}
