package jp.sodachi.growth;

/** A position among the children of one's age band, lowest first. */
public enum Rank {
    BELOW_P3("<P3"),
    P3_TO_P10("P3-P10"),
    P10_TO_P25("P10-P25"),
    P25_TO_P50("P25-P50"),
    P50_TO_P75("P50-P75"),
    P75_TO_P90("P75-P90"),
    P90_TO_P97("P90-P97"),
    ABOVE_P97(">P97");

    private final String code;

    Rank(String code) {
        this.code = code;
    }

    /** The position as specialists write it: {@code P10-P25}. */
    public String code() {
        return code;
    }

    /** Outside the band from P3 to P97, where about 94 of 100 children are. */
    public boolean outside() {
        return this == BELOW_P3 || this == ABOVE_P97;
    }
}
