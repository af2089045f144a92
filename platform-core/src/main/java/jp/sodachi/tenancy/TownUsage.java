package jp.sodachi.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a town is used: numbers only, no person.
 *
 * @param families families the office knows; {@code joinedFamilies} of them have a guardian on the parents' site
 * @param admins people who may change the town's settings; {@code nurses} the others of the office
 * @param invited people of the office who have not come yet
 * @param waiting deliveries whose time has come and that are not sent yet, the oldest since {@code waitingSince}
 * @param sent deliveries sent in the last thirty days
 * @param sentToday deliveries sent since midnight in Japan
 * @param photoBytes what the photos of the handbooks take
 * @param lastPresence when a parent or somebody of the office was last there
 * @param rows rows in all tables, as PostgreSQL estimates them
 * @param bytes tables and indexes on disk
 * @param at when it was counted
 */
public record TownUsage(
        int children,
        int families,
        int joinedFamilies,
        int admins,
        int nurses,
        int invited,
        int waiting,
        @Nullable Instant waitingSince,
        int sent,
        int sentToday,
        long photoBytes,
        @Nullable Instant lastPresence,
        long rows,
        long bytes,
        Instant at) {}
