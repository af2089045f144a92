package jp.sodachi.deploy.worker;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the worker works.
 *
 * @param night when a town's day is planned, Japan's time
 * @param threads tasks at once, a server
 * @param polling how often each server's table is asked for what is due
 * @param sweep how often what was left behind is looked for
 * @param heartbeat how often a task that runs says so; one that has said nothing six times is begun anew
 * @param staffAddress where this process reaches the staff site, such as {@code http://staff.internal:8082}; empty where no site
 *     is to be tried by the night's probe
 * @param familyAddress where this process reaches the parents' site, likewise
 * @param enabled whether the schedulers run; off in tests that call the work themselves
 */
@ConfigurationProperties("sodachi.worker")
record WorkerSettings(
        @DefaultValue("03:00") LocalTime night,
        @DefaultValue("4") int threads,
        @DefaultValue("2s") Duration polling,
        @DefaultValue("1h") Duration sweep,
        @DefaultValue("5m") Duration heartbeat,
        @DefaultValue("") String staffAddress,
        @DefaultValue("") String familyAddress,
        @DefaultValue("true") boolean enabled) {}
