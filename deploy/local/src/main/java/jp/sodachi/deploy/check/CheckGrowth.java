package jp.sodachi.deploy.check;

import java.io.IOException;
import jp.sodachi.growth.GrowthReference;

/** Runs growth cases through the growth references. Takes no options. */
public final class CheckGrowth {

    private CheckGrowth() {}

    /** Standard input to standard output; exit status as in the package's note. */
    public static void main(String[] args) throws IOException {
        if (args.length > 0) {
            System.err.println("check growth takes no options; it reads cases from standard input");
            System.exit(CaseLines.NOTHING_READ);
        }
        System.exit(new CaseLines(new GrowthCases(GrowthReference.read())).run(System.in, System.out));
    }
}
