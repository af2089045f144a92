package jp.sodachi.record;

import java.util.List;

/** A child's page: the child, every dose ever entered (newest first, withdrawn ones included), brothers and sisters. */
public record ChildRecord(Child child, List<Dose> doses, List<Child> siblings) {
    public ChildRecord {
        doses = List.copyOf(doses);
        siblings = List.copyOf(siblings);
    }

    /** The doses the plan counts with. */
    public List<Dose> standingDoses() {
        return doses.stream().filter(Dose::stands).toList();
    }
}
