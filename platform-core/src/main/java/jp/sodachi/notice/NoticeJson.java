package jp.sodachi.notice;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A notice's words and segment as they lie in the tables. */
final class NoticeJson {
    private static final TypeReference<Map<String, NoticeText>> TEXTS = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder().build();

    String texts(NoticeTexts texts) {
        return mapper.writeValueAsString(texts.byLanguage());
    }

    NoticeTexts texts(String json) {
        return new NoticeTexts(mapper.readValue(json, TEXTS));
    }

    String segment(Segment segment) {
        return mapper.writeValueAsString(segment);
    }

    String members(List<NoticeList.Member> members) {
        return mapper.writeValueAsString(members);
    }

    List<NoticeList.Member> members(String json) {
        return List.of(mapper.readValue(json, NoticeList.Member[].class));
    }

    Segment segment(String json) {
        return mapper.readValue(json, Segment.class);
    }
}
