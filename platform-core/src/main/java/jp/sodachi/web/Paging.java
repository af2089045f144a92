package jp.sodachi.web;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a reader stands in a long list.
 *
 * @param page the page shown, from 1
 * @param size rows a page, at least 1
 * @param total rows in all
 * @param href the address of a page, to which its number is added: {@code /children?q=びぜん&page=}
 */
public record Paging(int page, int size, long total, String href) {

    private static final int NEIGHBOURS = 2;

    public Paging {
        if (page < 1 || size < 1 || total < 0) {
            throw new IllegalArgumentException("no such page: " + page + " of " + total + " rows by " + size);
        }
    }

    /** The number of the last page; 1 for an empty list. */
    public int getLast() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /** The numbers shown: this page and two on either side. */
    public List<Integer> getNear() {
        int from = Math.max(1, page - NEIGHBOURS);
        int to = Math.min(getLast(), page + NEIGHBOURS);
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    /** The address of a page. */
    public String to(int number) {
        return href + number;
    }
}
