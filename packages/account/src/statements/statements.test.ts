import type { StatementState } from '@corridor/operation';
import { describe, expect, test } from 'vitest';
import type { Figure } from '../figure/types.ts';
import { statementAsClaim } from './asClaim.ts';
import { dailyMoments } from './daily.ts';
import { proposedFigure } from './propose.ts';
import { statementScope } from './scope.ts';
import { EVENING } from './testing/notebook.ts';

const figureOf = (minimum: number, estimate: Figure['estimate'] = null): Figure =>
  ({ minimum, estimate, possible: { low: minimum, high: null } }) as Figure;

describe('the number that is proposed', () => {
  test('a minimum is rounded down, never up, and says so', () => {
    const said = (people: number) => {
      const { value, approx } = proposedFigure('counted-minimum', figureOf(people)) ?? {};
      return `${approx} ${value}`;
    };
    expect([8163, 8100, 8099, 734, 99, 0].map(said)).toEqual([
      'more-than 8100',
      'at-least 8100',
      'more-than 8000',
      'more-than 730',
      'at-least 99',
      'at-least 0',
    ]);
  });

  test('an estimate is no finer than it is known, and says between which figures', () => {
    const estimate = { people: 8_420, low: 8_258, high: 8_690 };
    expect(proposedFigure('estimate', figureOf(7_000, estimate))).toEqual({
      value: 8_400,
      approx: 'about',
      low: 8_250,
      high: 8_700,
    });
    expect(proposedFigure('estimate', figureOf(7_000))).toBeNull();
  });

  test('what was agreed is nothing that the account knows', () => {
    expect(proposedFigure('as-agreed', figureOf(8163))).toBeNull();
  });
});

test('a statement asks the account until its own hour, and only about people who moved', () => {
  const asOf = EVENING;
  const quarter = asOf / 900_000;
  const asked = (fact: object) => statementScope({ asOf, ...fact });
  expect(asked({ measure: 'arrived', unit: 'person', to: 'site/r' })).toEqual({
    measure: 'arrived',
    to: 'site/r',
    until: quarter,
  });
  expect(asked({ measure: 'departed' })).toEqual({ measure: 'left', until: quarter });
  expect(asked({ measure: 'arrived', unit: 'bus' })).toBeNull();
  expect(asked({ measure: 'waiting' })).toBeNull();
});

describe('ours among the claims', () => {
  const state = (more: Partial<StatementState>) =>
    ({
      id: 'statement/s',
      drafted: {
        quantity: { value: 8100 },
        approx: 'more-than',
        unit: 'person',
        measure: 'arrived',
        to: 'site/r',
        asOf: 5,
        rule: 'counted-minimum',
      },
      said: [{ at: 9, channel: 'press' }],
      supersededBy: null,
      corrected: 0,
      ...more,
    }) as StatementState;

  test('as it was said, and when', () => {
    expect(statementAsClaim(state({}))).toEqual({
      id: 'statement/s',
      fact: {
        quantity: { value: 8100 },
        approx: 'more-than',
        unit: 'person',
        measure: 'arrived',
        to: 'site/r',
        hedge: false,
        speakerRole: 'ourselves',
        channel: 'press',
        cumulative: true,
      },
      isOurs: true,
      standing: 'stands',
      toldAt: 9,
      asOf: 5,
      supersededBy: null,
      corrected: 0,
    });
  });

  test('what nobody has said yet is not there; what was superseded stays', () => {
    expect(statementAsClaim(state({ said: [] }))).toBeNull();
    expect(statementAsClaim(state({ supersededBy: 'statement/t' }))?.standing).toBe('superseded');
  });
});

describe('the hour of the day’s figure', () => {
  const HOUR = 3_600_000;
  const DAY = 24 * HOUR;
  /** Days are called by how many went before them since 1970, there. */
  const zone = (offset: number) => ({
    dayOf: (ms: number) => String(Math.floor((ms + offset * HOUR) / DAY)),
    momentOf: (day: string, hour: number, minute: number) =>
      Number(day) * DAY + ((hour - offset) * 60 + minute) * 60_000,
  });
  /** In the morning, twelve hours before. */
  const opened = EVENING - 12 * HOUR;

  test('each day there that has come to it, the newest first', () => {
    const days = dailyMoments(opened, opened + 2 * DAY, { hour: 18, minute: 0 }, zone(2));
    expect(days).toEqual([
      { day: '17151', at: EVENING + DAY },
      { day: '17150', at: EVENING },
    ]);
  });

  test('none before it began, none that is still to come, none that a clock change took away', () => {
    const at = { hour: 18, minute: 0 };
    const lastNight = opened + 20 * HOUR;
    expect(dailyMoments(opened, opened + HOUR, at, zone(2))).toEqual([]);
    expect(dailyMoments(opened + 13 * HOUR, lastNight, at, zone(2))).toEqual([]);
    const none = { ...zone(2), momentOf: () => null };
    expect(dailyMoments(opened, opened + 5 * DAY, at, none)).toEqual([]);
  });
});
