package jp.sodachi.parentportal.development;

import jp.sodachi.assessment.ChildChecks;
import org.jspecify.annotations.Nullable;

/**
 * A check on the list.
 *
 * @param instrument its id, with which it is begun
 * @param ages the ages it is for, in words
 * @param answered how many questions are answered in a draft; 0 without one
 * @param last the newest result, null without one
 */
record CheckView(
        String instrument,
        String title,
        String lead,
        String ages,
        int questions,
        long answered,
        boolean begun,
        ChildChecks.@Nullable Named last) {}
