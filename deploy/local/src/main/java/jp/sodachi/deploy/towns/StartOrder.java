package jp.sodachi.deploy.towns;

import java.util.ArrayList;
import java.util.List;
import jp.sodachi.deploy.towns.TownsCommand.NotUnderstood;
import jp.sodachi.identity.FirstAdmin;
import jp.sodachi.support.Municipality;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.NationalList;

/**
 * The towns named on the command line and who will set them up.
 *
 * @param server where they go; empty text for the server with the fewest bytes
 */
record StartOrder(List<Municipality> towns, String adminName, String adminEmail, String server) {

    static StartOrder read(List<String> words) {
        var national = new NationalList();
        var towns = new ArrayList<Municipality>();
        var name = "";
        var email = "";
        var server = "";
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("--admin") && i + 1 < words.size()) {
                name = words.get(++i);
            } else if (word.equals("--email") && i + 1 < words.size()) {
                email = words.get(++i);
            } else if (word.equals("--server") && i + 1 < words.size()) {
                server = words.get(++i);
            } else {
                towns.add(town(word, national));
            }
        }
        if (towns.isEmpty() || name.isBlank() || !email.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")) {
            throw new NotUnderstood("start needs at least one code, --admin with a name and --email with an address.");
        }
        return new StartOrder(towns, name, email, server);
    }

    FirstAdmin adminOf(Municipality town) {
        return new FirstAdmin(
                adminName, adminEmail.replace("{code}", town.code().value()));
    }

    /** The one code that the command takes. */
    static MunicipalityCode one(List<String> words) {
        if (words.size() != 1) {
            throw new NotUnderstood("This command takes one municipality code.");
        }
        return code(words.getFirst());
    }

    static MunicipalityCode code(String typed) {
        return MunicipalityCode.find(typed)
                .orElseThrow(() ->
                        new NotUnderstood(typed + " is no municipality code: six digits, the last a check digit."));
    }

    private static Municipality town(String typed, NationalList national) {
        var code = code(typed);
        if (code.isPrefecture()) {
            throw new NotUnderstood(typed + " is a prefecture; name a town.");
        }
        var town = national.find(code).orElseThrow(() -> new NotUnderstood(typed + " is not in the national list."));
        if (town.isWard()) {
            throw new NotUnderstood(typed + " " + town.name() + " is a ward; name its city.");
        }
        return town;
    }
}
