package jp.sodachi.municipalityportal.instruments;

import static java.util.Objects.requireNonNullElse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sodachi.assessment.rules.Change;
import jp.sodachi.assessment.rules.Condition;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.assessment.rules.Rule;
import org.springframework.validation.Errors;

/** What follows from a rule, as typed. */
record RuleForm(String level, String action, String atLeast) implements DraftForm {
    RuleForm {
        level = requireNonNullElse(level, "");
        action = requireNonNullElse(action, "");
        atLeast = requireNonNullElse(atLeast, "");
    }

    static RuleForm of(Rule of) {
        return new RuleForm(
                of.level().name(),
                of.action(),
                of.when() instanceof Condition.Concerns(var _, var least) ? Integer.toString(least) : "");
    }

    /** @param lowest the level below which this rule is not brought: that of the version it was copied from, for an alarm */
    Optional<Change> read(Rule rule, Instrument in, Level lowest, Errors errors) {
        var chosen = Arrays.stream(Level.values())
                .filter(each -> each.name().equals(level))
                .findFirst();
        var step = in.action(action);
        if (chosen.isEmpty()) {
            errors.rejectValue("level", "instruments.draft.rule.level.empty");
        } else if (chosen.get().compareTo(lowest) < 0) {
            errors.rejectValue("level", "instruments.draft.rule.alarm");
        }
        if (step.isEmpty()) {
            errors.rejectValue("action", "instruments.draft.rule.action.empty");
        } else if (chosen.filter(each -> each.compareTo(Level.REFER) >= 0).isPresent()
                && step.get().contactWithin().isEmpty()) {
            errors.rejectValue("action", "instruments.draft.rule.action.nobody");
        }
        var least = rule.when() instanceof Condition.Concerns(var items, var _)
                ? counted(items.size(), errors)
                : OptionalInt.empty();
        return errors.hasErrors()
                ? Optional.empty()
                : chosen.map(each -> new Change.Consequence(rule.id(), each, action, least));
    }

    private OptionalInt counted(int most, Errors errors) {
        var least = TypedNumber.read("atLeast", atLeast, 1, most, errors);
        if (least.isEmpty() && !errors.hasFieldErrors("atLeast")) {
            errors.rejectValue("atLeast", "instruments.draft.number", new Object[] {1, most}, "");
        }
        return least;
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("followup.level", level),
                new Part("instruments.draft.rule.action", action),
                new Part("instruments.draft.rule.at-least", atLeast));
    }
}
