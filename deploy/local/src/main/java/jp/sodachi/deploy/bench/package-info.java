/**
 * Measurements that anybody can repeat: {@code ./sodachi bench NAME}. Every workload is made from a seed, and a checksum
 * over all answers stands beside each figure, so that speed cannot be bought with wrong answers. The schedule's
 * figures are CPU time of the working thread. {@code towns} runs whole servers and measures time on the clock; what its two
 * sides share is measured in turns, so that the ratios hold on a busy machine, too.
 */
@NullMarked
package jp.sodachi.deploy.bench;

import org.jspecify.annotations.NullMarked;
