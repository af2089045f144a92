package jp.sodachi.notice;

import java.util.List;
import java.util.Optional;
import jp.sodachi.channel.PushAddress;

/** Where a guardian can be told besides by mail. */
record Reach(List<PushAddress> devices, Optional<String> lineUser) {
    static final Reach NOWHERE = new Reach(List.of(), Optional.empty());

    Reach {
        devices = List.copyOf(devices);
    }
}
