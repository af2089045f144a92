package jp.sodachi.exit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.FirstBrand;
import jp.sodachi.exit.ExitRefused.Reason;
import jp.sodachi.identity.IdentityProvisioning;
import jp.sodachi.identity.ReturningFamilies;
import jp.sodachi.identity.ReturningStaff;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.relocation.Servers;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;

/**
 * Makes the office of a town that was taken in known to the identity provider: its organization with the town's look, its
 * addresses, and those people who were members <em>and</em> stand in the town's own list. Passwords and passkeys never leave an
 * identity provider, so each of them gets the usual mail to set new ones and is invited until that is done.
 *
 * <p>Guardians get no mail from here: whose account is not known is marked, and joins anew with a counter sheet of the office
 * ({@link ReturningFamilies}).
 *
 * <p>May be repeated, and goes on where it stopped. On the platform a package came from it changes nobody: who is known to the
 * identity provider is left alone.
 */
public final class ExitPeople {
    private final SchemaMigrator migrator;
    private final IdentityProvisioning identities;
    private final ExitSettings settings;
    private final ExitRows rows;
    private final Clock clock;

    public ExitPeople(
            Servers servers,
            SchemaMigrator migrator,
            IdentityProvisioning identities,
            ExitSettings settings,
            Clock clock) {
        this.migrator = migrator;
        this.identities = identities;
        this.settings = settings;
        this.rows = new ExitRows(servers, clock);
        this.clock = clock;
    }

    /**
     * What became of the office's people.
     *
     * @param mailed who got the mail
     * @param known who can sign in already
     * @param leftOut who stands in the town's list and was no member, or whose account was closed
     * @param guardians whose account is unknown here and who join anew; counted when they are marked, so 0 in a repetition
     */
    public record Invited(MunicipalityCode code, int mailed, int known, int leftOut, int guardians) {}

    /**
     * Invites the people of the package's list.
     *
     * @throws ExitRefused when the package cannot be believed or its town is not here
     * @throws jp.sodachi.identity.IdentityProviderFailed when the identity provider is away; to be repeated
     */
    public Invited invite(Path file) {
        try (var reader = PackageReader.prove(file, settings.trustedKey());
                var list = reader.open(ExitPackages.MEMBERS)) {
            var code = MunicipalityCode.of(reader.manifest().code());
            var town = rows.findTown(code)
                    .filter(found -> found.tenant().state() != TenantState.REQUESTED
                            && found.tenant().state() != TenantState.GONE
                            && !found.hosts().isEmpty())
                    .orElseThrow(() -> new ExitRefused(Reason.UNKNOWN_TOWN, code.value()));
            var members = PackedMember.read(new String(list.readAllBytes(), StandardCharsets.UTF_8)).stream()
                    .filter(PackedMember::enabled)
                    .collect(Collectors.toMap(PackedMember::email, Function.identity(), (one, _) -> one));
            identities.createOrganization(town.tenant(), brandOf(town.tenant()));
            identities.writeAddresses();
            return invite(town, members);
        } catch (IOException unreadable) {
            throw new ExitRefused(Reason.NO_PACKAGE, String.valueOf(unreadable.getMessage()));
        }
    }

    private Brand brandOf(Tenant town) {
        return migrator.callAsOwner(town, owner -> FirstBrand.find(owner, town));
    }

    private Invited invite(ExitRows.Town town, Map<String, PackedMember> members) {
        var mailed = 0;
        var known = 0;
        var leftOut = 0;
        for (var person : migrator.callAsOwner(town.tenant(), ReturningStaff::list)) {
            if (person.subject().filter(identities::isKnown).isPresent()) {
                identities.join(town.tenant(), person.subject().get());
                known++;
            } else if (members.containsKey(person.email())) {
                // Noted before the mail: whoever is fast finds the invitation, and a repetition sends the mail again.
                person.subject()
                        .ifPresent(_ -> migrator.callAsOwner(
                                town.tenant(), owner -> ReturningStaff.inviteAgain(owner, person, clock)));
                identities.invite(town.tenant(), town.hosts().getFirst(), person.email(), person.name());
                mailed++;
            } else {
                leftOut++;
            }
        }
        return new Invited(town.tenant().code(), mailed, known, leftOut, markFamilies(town.tenant()));
    }

    /** Asked before anything is written: a slow provider holds no transaction open. */
    private int markFamilies(Tenant town) {
        var accounts = migrator.callAsOwner(town, ReturningFamilies::list);
        var known = identities.findKnownParents(
                accounts.stream().map(ReturningFamilies.Account::subject).toList());
        var unknown = accounts.stream()
                .filter(account -> !known.contains(account.subject()))
                .toList();
        return migrator.callAsOwner(town, owner -> ReturningFamilies.mark(owner, unknown, clock));
    }
}
