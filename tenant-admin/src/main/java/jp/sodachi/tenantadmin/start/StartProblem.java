package jp.sodachi.tenantadmin.start;

import java.util.Objects;
import jp.sodachi.identity.IdentityProviderFailed;
import jp.sodachi.migration.MigrationFailed;
import jp.sodachi.tenancy.ControlPlane;
import org.springframework.dao.DataAccessException;

/**
 * Why a step failed.
 *
 * @param key of the sentence an operator reads
 * @param said what the other side said; no person in it
 */
record StartProblem(String key, String said) {

    static StartProblem of(RuntimeException failure) {
        return switch (failure) {
            case IdentityProviderFailed away
            when away.kind() == IdentityProviderFailed.Kind.AWAY ->
                new StartProblem("admin.problem.keycloak-away", message(away));
            case IdentityProviderFailed mail
            when mail.kind() == IdentityProviderFailed.Kind.MAIL ->
                new StartProblem("admin.problem.mail", message(mail));
            case IdentityProviderFailed refused -> new StartProblem("admin.problem.keycloak-refused", message(refused));
            case MigrationFailed database -> new StartProblem("admin.problem.database", message(database));
            case ControlPlane.ControlPlaneAway away -> new StartProblem("admin.problem.database-away", message(away));
            case DataAccessException away ->
                new StartProblem("admin.problem.database-away", away.getClass().getSimpleName());
            default ->
                new StartProblem("admin.problem.unexpected", failure.getClass().getSimpleName());
        };
    }

    private static String message(RuntimeException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "-");
    }
}
