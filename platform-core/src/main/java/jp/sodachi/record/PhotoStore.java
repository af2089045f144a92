package jp.sodachi.record;

import java.util.List;
import java.util.Optional;

/**
 * Where pictures lie. The one door to the outside store, so that another kind of store is another class and nothing else.
 * A key is made of the town's schema and ids only and never of anything that somebody typed.
 */
interface PhotoStore {
    /** Keeps {@code bytes} under {@code key}, in place of what lay there. It is there whole or not at all. */
    void put(String key, byte[] bytes);

    Optional<byte[]> find(String key);

    /** Nothing happens when there is nothing under {@code key}. */
    void delete(String key);

    /** The names of the folders directly under {@code folder}; none when there is no such folder. */
    List<String> listFolders(String folder);

    /** Takes away {@code folder} with all that lies in it. Nothing happens when there is none. */
    void deleteFolder(String folder);
}
