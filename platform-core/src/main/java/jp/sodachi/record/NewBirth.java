package jp.sodachi.record;

/** A child born of a pregnancy: what is not known from the pregnancy itself. */
public record NewBirth(String name, String kana, ChildSex sex) {}
