package jp.sodachi.channel;

/** The one door out: every parcel takes the way it was made for. */
public final class Channels {
    private final MailChannel mail;
    private final PushChannel push;
    private final LineChannel line;

    Channels(MailChannel mail, PushChannel push, LineChannel line) {
        this.mail = mail;
        this.push = push;
        this.line = line;
    }

    /** Hands it to its provider; holds no connection, and does not throw for what a provider or a network can do. */
    public Outcome send(Parcel parcel) {
        return switch (parcel) {
            case Mail letter -> mail.send(letter);
            case PushNote note -> push.send(note);
            case LineNote note -> line.send(note);
        };
    }
}
