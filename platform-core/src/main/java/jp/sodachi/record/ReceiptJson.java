package jp.sodachi.record;

import tools.jackson.databind.json.JsonMapper;

/** A receipt as both towns keep it. */
final class ReceiptJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReceiptJson() {}

    static String write(MoveReceipt receipt) {
        return JSON.writeValueAsString(receipt);
    }

    static MoveReceipt read(String kept) {
        return JSON.readValue(kept, MoveReceipt.class);
    }
}
