package jp.sodachi.deploy.local;

import java.nio.file.Files;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.deploy.services.ServiceUnavailable;

/** {@code ./sodachi reset}: forgets databases, mails and demo people. Built servers stay. */
public final class Reset {
    private Reset() {}

    /** Refuses while a stack runs on the folder. */
    public static void main(String[] arguments) {
        if (!Files.exists(Up.FOLDER)) {
            System.out.println("There is nothing to forget.");
            return;
        }
        try {
            BackingServices.forget(Up.FOLDER);
            System.out.println("The local state is forgotten. ./sodachi up starts afresh.");
        } catch (ServiceUnavailable running) {
            System.out.println(running.getMessage());
            System.exit(1);
        }
    }
}
