package jp.sodachi.municipalityportal.imports;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.support.Kana;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Which product a word in a town's table means: the schedule's code, our own name for it, or a name that is in use for it. */
@Component
class VaccineWords {
    /** Brand names and other names in use; what may be one of several products, like 肺炎球菌 alone, is not among them. */
    private static final Map<String, String> IN_USE = Map.ofEntries(
            Map.entry("五種混合", "DPT_IPV_HIB"),
            Map.entry("ゴービック", "DPT_IPV_HIB"),
            Map.entry("クイントバック", "DPT_IPV_HIB"),
            Map.entry("四種混合", "DPT_IPV"),
            Map.entry("三種混合", "DPT"),
            Map.entry("二種混合", "DT"),
            Map.entry("2種混合", "DT"),
            Map.entry("Hib", "HIB"),
            Map.entry("アクトヒブ", "HIB"),
            Map.entry("プレベナー20", "PCV20"),
            Map.entry("プレベナー13", "PCV13"),
            Map.entry("バクニュバンス", "PCV15"),
            Map.entry("B型肝炎", "HEPB"),
            Map.entry("ロタリックス", "RV1"),
            Map.entry("ロタテック", "RV5"),
            Map.entry("麻しん風しん", "MR"),
            Map.entry("麻疹風疹", "MR"),
            Map.entry("水ぼうそう", "VAR"),
            Map.entry("おたふく", "MUMPS"),
            Map.entry("ムンプス", "MUMPS"),
            Map.entry("ポリオ", "IPV"),
            Map.entry("シルガード9", "HPV9"),
            Map.entry("ガーダシル", "HPV4"),
            Map.entry("サーバリックス", "HPV2"));

    private final Map<String, String> products = new HashMap<>();

    VaccineWords(MessageSource messages) {
        Schedules.japan().products().forEach(code -> {
            products.put(Kana.fold(code), code);
            products.put(Kana.fold(messages.getMessage("schedule.product." + code, null, Locale.JAPANESE)), code);
        });
        IN_USE.forEach((word, code) -> products.put(Kana.fold(word), code));
    }

    Optional<String> find(String word) {
        return Optional.ofNullable(products.get(Kana.fold(word)));
    }
}
