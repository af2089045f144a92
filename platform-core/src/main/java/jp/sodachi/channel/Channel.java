package jp.sodachi.channel;

/** Hands a parcel to a provider. Called without a transaction and without a connection. */
public sealed interface Channel<P extends Parcel> permits MailChannel, PushChannel, LineChannel {

    /** Hands it over, or says why not. Does not throw for what a provider or a network can do. */
    Outcome send(P parcel);
}
