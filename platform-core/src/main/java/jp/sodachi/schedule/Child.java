package jp.sodachi.schedule;

/** One person and every dose on record up to the as-of day, as numbers. Reused from person to person. */
final class Child {

    /** Doses a person may have on record. */
    static final int MOST_DOSES = 256;

    int birth;
    int sexBit;
    int due = Days.NONE;
    int asOf;
    int planned = -1;
    boolean mrShortage;
    int excluded;
    /** Bit by series number: every disease of its vaccine has been had. */
    long diseases;

    int longTerm = Days.NONE;
    int doses;
    final int[] day;
    final int[] product;

    Child(int capacity) {
        this.day = new int[capacity];
        this.product = new int[capacity];
    }

    /** Keeps the doses in date order, those of one day by product code. */
    void add(int givenOn, int what) {
        if (doses == day.length) {
            throw new IllegalArgumentException("more than " + day.length + " doses");
        }
        int at = doses++;
        while (at > 0 && (day[at - 1] > givenOn || (day[at - 1] == givenOn && product[at - 1] > what))) {
            day[at] = day[at - 1];
            product[at] = product[at - 1];
            at--;
        }
        day[at] = givenOn;
        product[at] = what;
    }

    void forgetDoses() {
        doses = 0;
    }
}
