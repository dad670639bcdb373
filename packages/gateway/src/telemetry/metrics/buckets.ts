/**
 * Upper bounds of histograms, in seconds. Each set has a bound at what its measure is judged by, so that the share
 * within it is exact and not interpolated.
 */

/** Accepting takes a flush to disk: 1 to 10 ms when all is well. 5 s is where intake gives up on an absent database. */
export const ACCEPT_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/**
 * From the answer 200 to RPX holding it: under a second when all is well; 30 s is the settle time of a look-up, 5 and
 * 15 minutes the longest pauses of a retry and a probe, 72 h the deadline.
 */
export const STORED_SECONDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600, 21_600, 86_400, 259_200];

/** RPX answers in 0.2 to 5 s (docs of the wire); 60 s is the time-out, 120 s the bound of a reply that trickles. */
export const CALL_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** Endpoints of callers; 10 s and more is where they are given up. */
export const WEBHOOK_SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30];

/** A small licence syncs in seconds, one of a thousand properties in minutes to hours. */
export const SYNC_SECONDS = [1, 5, 15, 60, 300, 900, 3600, 10_800, 43_200];
