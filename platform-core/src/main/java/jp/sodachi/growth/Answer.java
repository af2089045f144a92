package jp.sodachi.growth;

/** A value, or why there is none. */
public sealed interface Answer<T> {

    Status status();

    /** The status is {@link Status#OK}. */
    record Found<T>(T value) implements Answer<T> {
        @Override
        public Status status() {
            return Status.OK;
        }
    }

    /** No value; the reason tells which of the rules was the first that fitted. */
    record None<T>(Reason reason) implements Answer<T> {
        @Override
        public Status status() {
            return reason.status();
        }
    }
}
