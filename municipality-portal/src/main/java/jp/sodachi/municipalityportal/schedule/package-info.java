/**
 * The town's own layer over the national schedule: read beside the national base, drafted by forms, tried on the town's own
 * children, approved by a second person, undone by a new version. What a town may change is the national file's closed list;
 * every refusal stands beside its field in the reader's words.
 */
@NullMarked
package jp.sodachi.municipalityportal.schedule;

import org.jspecify.annotations.NullMarked;
