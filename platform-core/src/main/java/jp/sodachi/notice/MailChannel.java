package jp.sodachi.notice;

/** Hands a mail to a provider. Called without a transaction and without a connection. */
public interface MailChannel {

    /** Hands it over, or says why not. Does not throw for what a provider or a network can do. */
    Outcome send(Mail mail);

    /** What the provider said. */
    sealed interface Outcome permits Taken, Refused, NotNow {}

    /** It took the mail over and calls it by this id. */
    record Taken(String providerId) implements Outcome {}

    /** It will never take it for this address. */
    record Refused() implements Outcome {}

    /** It did not answer, or asks to come again. */
    record NotNow() implements Outcome {}
}
