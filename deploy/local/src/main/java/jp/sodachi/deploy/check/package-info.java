/**
 * Case files: a paediatrician, a town or another vendor runs a file of cases through the engines. JSON lines come in on
 * standard input, one JSON line a case goes out in the same order. No server and no database is started.
 *
 * <p>Doors: {@link jp.sodachi.deploy.check.CheckVaccination}, {@link jp.sodachi.deploy.check.CheckGrowth}. A line that cannot be read is
 * answered with its error and the others still run. Exit status 0: no line had an error; 3: some had; 2: nothing could be
 * read.
 */
@NullMarked
package jp.sodachi.deploy.check;

import org.jspecify.annotations.NullMarked;
