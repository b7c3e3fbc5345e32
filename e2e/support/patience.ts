/**
 * How long a scene waits for what a person would wait for to be seen, ms: one patience for every poll, every key and every screen. A machine
 * that does other things beside must not fail a scene; one that works never waits so long.
 */
export const PATIENCE = 60_000;
