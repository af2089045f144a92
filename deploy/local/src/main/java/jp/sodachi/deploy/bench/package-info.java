/**
 * Measurements that anybody can repeat: {@code ./sodachi bench NAME}. Every workload is made from a seed, and a checksum
 * over all answers stands beside each figure, so that speed cannot be bought with wrong answers. Figures are CPU time of
 * the working thread.
 */
@NullMarked
package jp.sodachi.deploy.bench;

import org.jspecify.annotations.NullMarked;
