package jp.sodachi.relocation;

/** Moments of a move at which a process can die; tests let it die there. */
enum Moment {
    PREPARED,
    COPIED,
    SUBSCRIBED,
    FOLLOWED,
    PAUSED,
    LOCKED,
    RECEIVED,
    COMPARED,
    OPENED,
    CLOSED,
    ARRIVED,
    TIDIED
}
