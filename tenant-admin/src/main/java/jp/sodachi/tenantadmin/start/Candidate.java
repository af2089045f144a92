package jp.sodachi.tenantadmin.start;

import java.util.Optional;
import jp.sodachi.support.Municipality;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.NationalList;
import jp.sodachi.support.Typed;
import jp.sodachi.tenancy.TenantDirectory;

/**
 * A local government that might start, or the reason why it cannot.
 *
 * @param municipality as the national list has it
 * @param refusal the key of the sentence that says why not, if it cannot
 */
record Candidate(Municipality municipality, Optional<String> refusal) {
    private static final String STARTED = "admin.start.refused.started";

    static Candidate of(Municipality municipality, TenantDirectory directory) {
        if (municipality.isWard()) {
            return new Candidate(municipality, Optional.of("admin.start.refused.ward"));
        }
        var known = directory.find(municipality.code()).isPresent();
        return new Candidate(municipality, known ? Optional.of(STARTED) : Optional.empty());
    }

    /** Why a typed code names no town at all; empty when it does, or when no whole code was typed. */
    static Optional<String> refusalOf(String typed, NationalList national) {
        var digits = Typed.ascii(typed);
        if (!digits.matches("\\d{6}")) {
            return Optional.empty();
        }
        var code = MunicipalityCode.find(digits);
        if (code.isEmpty()) {
            return Optional.of("admin.start.refused.check-digit");
        }
        if (code.get().isPrefecture()) {
            return Optional.of("admin.start.refused.prefecture");
        }
        return national.find(code.get()).isEmpty() ? Optional.of("admin.start.refused.unknown") : Optional.empty();
    }

    public boolean isFree() {
        return refusal.isEmpty();
    }

    public boolean isStarted() {
        return refusal.filter(STARTED::equals).isPresent();
    }

    /** The key of the reason; empty text for a town that can start. */
    public String getReason() {
        return refusal.orElse("");
    }
}
