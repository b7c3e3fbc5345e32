import { MINUTE } from '../hours.ts';
import type { Draft } from '../observe/draft.ts';
import type { Known } from '../observe/write.ts';
import { wallOf } from '../observe/write.ts';
import type { Random } from '../random.ts';
import type { CastDevice } from '../types.ts';
import type { Phone, Staff } from './staff.ts';

/** Roles of the rehearsal's devices, as the role table of an operation names them. */
const ROLE_OF = {
  hub: 'hub',
  board: 'coordinator',
  desk: 'desk',
  medical: 'medical',
  phone: 'counter',
} as const;

const FIRST = MINUTE;
const lostUntil = (phone: Phone) => (phone.lostAt === null ? null : phone.lostAt + 75 * MINUTE);

export const castOf = (staff: Staff, startsAt: number): readonly CastDevice[] => [
  device('founder', 'Recovery sheet', 'founder', null, startsAt),
  device('hub', 'Hub', ROLE_OF.hub, 'founder', startsAt + FIRST),
  device('board', 'Coordination', ROLE_OF.board, 'founder', startsAt + FIRST),
  device('desk', 'Radio desk', ROLE_OF.desk, 'hub', startsAt + 2 * FIRST),
  device('medical', 'Medical desk', ROLE_OF.medical, 'hub', startsAt + 2 * FIRST),
  ...staff.phones.map((phone): CastDevice => {
    const revoked = lostUntil(phone);
    return {
      key: phone.key,
      label: phone.label,
      role: ROLE_OF.phone,
      sites: [phone.site],
      post: phone.post,
      clockError: wallOf(phone, 0, startsAt) - startsAt,
      enrolledBy: 'hub',
      enrolledAt: startsAt + phone.works.from,
      ...(revoked === null ? {} : { revokedAt: startsAt + revoked }),
    };
  }),
];

const device = (
  key: string,
  label: string,
  role: string,
  enrolledBy: string | null,
  enrolledAt: number,
): CastDevice => ({ key, label, role, sites: [], clockError: 0, enrolledBy, enrolledAt });

/** Who let whom in, and who was shut out again. */
export const deviceDrafts = (
  cast: readonly CastDevice[],
  staff: Staff,
  startsAt: number,
): readonly Draft[] => {
  const drafts: Draft[] = [];
  for (const each of cast) {
    if (each.enrolledBy === null) continue;
    drafts.push({
      at: each.enrolledAt - startsAt,
      device: each.enrolledBy,
      subject: `device/${each.key}`,
      kind: 'enrolled@1',
      fact: {
        label: each.label,
        role: each.role,
        sites: each.sites,
        ...(each.post === undefined ? {} : { post: each.post }),
      },
    });
  }
  for (const phone of staff.phones) {
    const at = lostUntil(phone);
    if (at === null) continue;
    drafts.push({
      at,
      device: 'board',
      subject: `device/${phone.key}`,
      kind: 'revoked@1',
      fact: (say) => {
        // Only what the hub had heard by then keeps its standing.
        const head = (say as Known).lastHeardFrom(phone.key);
        return { heads: head === null ? [] : [head], reason: 'lost' };
      },
    });
  }
  return drafts;
};

/** Whoever took a lost phone presses on: counts that nobody made, delivered after it was shut out. */
export const strangerDrafts = (
  random: Random,
  staff: Staff,
  trips: readonly string[],
): readonly Draft[] =>
  staff.phones.flatMap((phone) => {
    const { lostAt } = phone;
    if (lostAt === null || !trips.length) return [];
    const draw = random.named(phone.key);
    return (trips.length < 20 ? [19] : [7, 19, 22, 48]).map(
      (minutes): Draft => ({
        at: lostAt + minutes * MINUTE,
        device: phone.key,
        subject: draw.pick(trips),
        kind: 'tallied@1',
        fact: {
          point: 'boarding',
          site: phone.site,
          part: 'whole',
          people: draw.int(120, 400),
          exact: true,
          method: 'one-by-one',
          lapsAsked: false,
          countedBy: phone.post,
        },
      }),
    );
  });
