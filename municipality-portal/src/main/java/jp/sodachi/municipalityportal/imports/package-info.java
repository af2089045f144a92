/**
 * Taking vaccinations over from the town's own system or its paper: a table is read, each line is tried, and what cannot be taken is
 * said line by line with its reason. Each dose taken names the system it came from; the same file again takes nothing twice.
 */
@NullMarked
package jp.sodachi.municipalityportal.imports;

import org.jspecify.annotations.NullMarked;
