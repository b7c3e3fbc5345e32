/**
 * Clock times of December 2016 as people in Aleppo said them (zone Asia/Damascus, winter time, UTC+2).
 *
 * Precision says how much of a moment was told. The milliseconds of a `day` or a `period` only give the
 * record an order; a screen shows "15 December", not the hour that stands here for it.
 */
export type Precision = 'hour' | 'period' | 'day';

export interface When {
  /** ms since 1970, UTC. */
  readonly at: number;
  readonly precision: Precision;
}

export const TIME_ZONE = 'Asia/Damascus';
const AHEAD_OF_UTC = 2;

export const damascus = (day: number, hour: number, minute = 0): number =>
  Date.UTC(2016, 11, day, hour - AHEAD_OF_UTC, minute);

/** The text gives the clock time. */
export const atHour = (day: number, hour: number, minute = 0): When => ({
  at: damascus(day, hour, minute),
  precision: 'hour',
});

/** Hours that stand for a part of the day. */
const PERIODS = {
  morning: 9,
  noon: 12,
  'early-afternoon': 13,
  afternoon: 15,
  evening: 19,
} as const;

/** The text says "in the evening", "early in the afternoon". */
export const inThe = (period: keyof typeof PERIODS, day: number): When => ({
  at: damascus(day, PERIODS[period]),
  precision: 'period',
});

/** The text gives the day alone; `hour` only settles what came first on that day. */
export const onDay = (day: number, hour = 12): When => ({
  at: damascus(day, hour),
  precision: 'day',
});
