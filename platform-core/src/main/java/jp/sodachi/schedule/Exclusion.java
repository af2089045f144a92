package jp.sodachi.schedule;

/**
 * A standing reason why a person is outside a programme (予防接種法施行規則 2条); each closes its own programme only.
 * Fever and other reasons of the day are the physician's and no part of a plan.
 */
public enum Exclusion {
    /** Keloid after a vaccination or an injury: BCG. */
    KELOID,
    /** Vaccine together with immunoglobulin after birth to an HBs-antigen-positive mother: HEPB, which health insurance covers instead. */
    HBIG_PERINATAL_PROPHYLAXIS,
    /** Past intussusception: ROTA. */
    INTUSSUSCEPTION_HISTORY,
    /** Congenital gastrointestinal disorder not yet treated: ROTA. */
    UNTREATED_GI_DISORDER,
    /** Findings of severe combined immunodeficiency: ROTA. */
    SCID
}
