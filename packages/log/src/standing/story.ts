import fc from 'fast-check';
import type { LineId, LogEvent } from '../types.ts';
import { type Cast, createCast } from './cast.ts';

const DEVICES = ['founder', 'hub', 'leila', 'omar', 'phone', 'tablet'] as const;
const ROLES = ['coordinator', 'hub', 'officer', 'driver', 'pad'] as const;

interface Move {
  readonly author: (typeof DEVICES)[number];
  readonly target: (typeof DEVICES)[number];
  readonly what: number;
  readonly role: (typeof ROLES)[number];
  readonly lines: readonly number[];
  readonly saw: readonly number[];
  readonly forks: boolean;
  readonly ms: number;
}

const moves = fc.array(
  fc.record({
    author: fc.constantFrom(...DEVICES, 'leila', 'omar', 'phone'),
    target: fc.constantFrom(...DEVICES),
    what: fc.nat({ max: 99 }),
    role: fc.constantFrom(...ROLES),
    lines: fc.array(fc.nat(), { maxLength: 2 }),
    saw: fc.array(fc.nat(), { maxLength: 2 }),
    forks: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    ms: fc.integer({ min: 1, max: 2_000_000 }),
  }),
  { minLength: 8, maxLength: 40, size: 'max' },
);

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % (items.length || 1)];

const play = (cast: Cast, { author, target, what, role, lines, saw, forks, ms }: Move): void => {
  const ofAuthor = cast.lines.filter(({ device }) => device === author);
  const ofTarget = cast.lines.filter(({ device }) => device === target);
  const heads = lines.flatMap((at) => pick(ofTarget, at)?.id ?? []);
  const one: LineId = heads[0] ?? 'a line nobody has';
  const from = forks ? pick(ofAuthor, lines[0] ?? 0) : undefined;
  const more = {
    after: [...new Set(saw.flatMap((at) => pick(cast.lines, at)?.id ?? []))],
    hlc: [ms, 0] as const,
    ...(from ? { prev: from.id } : {}),
  };
  const about = (kind: string, fact: unknown) => cast.about(author, target, kind, fact, more);
  if (what < 15) about('revoked@1', { heads, reason: 'stolen' });
  else if (what < 28) about('role-granted@1', { role, heads });
  else if (what < 45) {
    const personOf = DEVICES[(lines[0] ?? 0) % DEVICES.length];
    const more = { ...(what % 3 ? {} : { heads }), ...(what % 2 ? { personOf } : {}) };
    about('enrolled@1', { label: target, role, ...more });
  } else if (what < 52) about('fork-settled@1', { keep: one });
  else if (what < 58) about('adopted@1', what % 2 ? { id: one } : { head: one });
  else if (what < 64) {
    cast.about(author, author, 'witnessed@1', { heads: heads.map((id) => [target, 1, id]) }, more);
  } else if (what < 68) about('clock-offset@1', { ms: what, doubt: 1, from: one });
  else if (what < 70) about('revoked@1', { heads: null });
  else if (what < 73) about('surrendered@1', {});
  else if (what < 77) about('revoked@1', { heads, reason: 'surrendered', of: one });
  else
    cast.write(author, {
      ...more,
      kind: what % 2 ? 'tallied@1' : 'passed@1',
      subject: `trip/${what % 4}`,
    });
};

/** For tests: operations in which everything goes wrong at once, lies included. */
export const stories = moves.map((all): Cast => {
  const cast = createCast();
  cast.enrol('founder', 'leila', 'coordinator');
  cast.enrol('founder', 'hub', 'hub');
  cast.enrol('hub', 'omar', 'coordinator');
  cast.enrol('hub', 'phone', 'officer');
  for (const move of all) play(cast, move);
  return cast;
});

/** The lines in the order of `priorities`, as far as each comes after its `prev`: how a log admits them. */
export const arrivalOf = (cast: Cast, priorities: readonly number[]): readonly LogEvent[] => {
  const left = cast.lines
    .map((line, i) => ({ line, priority: priorities[i % priorities.length] ?? 0 }))
    .sort((a, b) => a.priority - b.priority)
    .map(({ line }) => line);
  const arrived: LogEvent[] = [];
  const there = new Set<LineId | null>([null]);
  while (left.length > 0) {
    const at = left.findIndex(({ id }) => there.has(cast.prevOf(id)));
    const [next] = left.splice(at, 1) as [LogEvent];
    there.add(next.id);
    arrived.push(next);
  }
  return arrived;
};

export const priorities = fc.array(fc.nat(), { minLength: 1, maxLength: 40 });
