package jp.sodachi.identity;

/** The actor of the present piece of work, bound once at its outer edge (a request after sign-in, a job, the seed). */
public final class CurrentActor {
    private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

    private CurrentActor() {}

    /** Runs {@code work} as {@code actor}. */
    public static <T, X extends Throwable> T call(Actor actor, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, actor).call(work);
    }

    /** Whoever acts now; {@link Actor.Nobody} when nobody signed in. */
    public static Actor get() {
        return CURRENT.isBound() ? CURRENT.get() : new Actor.Nobody();
    }
}
