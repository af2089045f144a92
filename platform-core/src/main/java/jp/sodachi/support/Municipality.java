package jp.sodachi.support;

/**
 * A local government as the national list has it.
 *
 * @param prefecture its prefecture's name, 岡山県
 * @param name its own name, 備前市; a ward of a designated city carries the city before a space, 札幌市 中央区
 * @param kana the name's reading in hiragana, spaced as the name is
 * @param latitude of its office, degrees north (WGS 84)
 * @param longitude of its office, degrees east
 */
public record Municipality(
        MunicipalityCode code, String prefecture, String name, String kana, double latitude, double longitude) {

    /** True for a ward of a designated city (行政区), which is part of its city and not a town of its own. */
    public boolean isWard() {
        return name.indexOf(' ') >= 0;
    }

    /** Prefecture and name together, 岡山県備前市. */
    public String fullName() {
        return prefecture + name;
    }
}
