package jp.sodachi.deploy.local;

import java.time.Duration;

/** What {@code ./sodachi up} prints when everything is ready: addresses, people, passwords. */
final class AddressTable {
    private final LocalStack stack;

    AddressTable(LocalStack stack) {
        this.stack = stack;
    }

    String print(Duration took) {
        var text = new StringBuilder();
        text.append("\nSodachi is ready (%.0f s). Ctrl-C stops everything; ./sodachi reset forgets it.\n\n"
                .formatted(took.toMillis() / 1000.0));
        line(text, "Operations console", stack.adminSite().toString(), DemoPeople.OPERATOR);
        line(text, "", "", DemoPeople.SECOND_OPERATOR);
        line(text, "Mailbox", stack.mailbox().page().toString(), "");
        line(
                text,
                "Sign-in (Keycloak)",
                "http://localhost:" + stack.settings().ports().keycloak(),
                "admin");
        for (var town : stack.settings().towns()) {
            var name = DemoTowns.nameOf(town);
            text.append('\n').append(town).append(' ').append(name).append('\n');
            line(text, "  Parents", stack.parentSite(town).toString(), DemoPeople.parent(town, 1));
            line(text, "", "", DemoPeople.parent(town, 2));
            line(text, "  Staff", stack.staffSite(town).toString(), DemoPeople.admin(town));
            line(text, "", "", DemoPeople.nurse(town));
        }
        text.append("\nEvery demo person's password: ").append(LocalSecrets.PEOPLE_PASSWORD);
        text.append("  (Keycloak's admin: ")
                .append(stack.keycloak().settings().adminPassword())
                .append(")\nThese passwords are for this machine only.\n");
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String address, String person) {
        text.append("%-20s %-34s %s%n".formatted(what, address, person));
    }
}
