/**
 * A new national schedule, of the vaccinations or of the check-ups: brought in as a file, checked, compared in words with the
 * one in force, counted over all towns, approved by two different operators, and in force everywhere from its date without a
 * restart. The operator who brought the file in may be one of the two, never both.
 *
 * <p>Operators see numbers by town and whether a town's own layer fits; never a family. The counting runs in a transaction
 * that can write nothing, in code of the rooms that own the tables.
 */
@NullMarked
package jp.sodachi.tenantadmin.nationalschedule;

import org.jspecify.annotations.NullMarked;
