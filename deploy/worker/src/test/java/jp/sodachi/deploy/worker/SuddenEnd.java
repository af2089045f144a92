package jp.sodachi.deploy.worker;

import jp.sodachi.record.MoveStep;
import org.jspecify.annotations.Nullable;

/** Ends the process, as far as a story can, right after a step of a move. */
final class SuddenEnd implements MoveStep.Witness {

    static final class WeDied extends Error {
        private static final long serialVersionUID = 1L;
    }

    private volatile @Nullable MoveStep last;

    void after(@Nullable MoveStep step) {
        last = step;
    }

    @Override
    public void reached(MoveStep step) {
        if (step == last) {
            last = null;
            throw new WeDied();
        }
    }
}
