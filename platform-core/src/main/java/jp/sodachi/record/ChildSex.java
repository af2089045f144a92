package jp.sodachi.record;

/** Sex as entered at birth registration. */
public enum ChildSex {
    F,
    M,
    /** Not (yet) known. */
    U
}
