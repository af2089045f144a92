package jp.sodachi.deploy.services;

/** A server could not be had. The message is one sentence for the person at the keyboard: what is wrong, what to do. */
public final class ServiceUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServiceUnavailable(String sentence) {
        super(sentence);
    }

    public ServiceUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
