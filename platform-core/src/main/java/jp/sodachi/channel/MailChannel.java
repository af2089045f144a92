package jp.sodachi.channel;

/** Hands a mail to a provider. Open to others than SMTP. */
public non-sealed interface MailChannel extends Channel<Mail> {}
