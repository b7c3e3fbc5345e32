import type { DeviceId, DeviceState, LineId, LogEvent, Standing } from '@corridor/log';
import { type Fact, mayWrite, retracted, subjectTypeOf, type TripState } from '@corridor/operation';
import { figure, figureRange, t } from '@corridor/text';
import { word } from '../text/words.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, postName, siteName, vehicleName } from '../view/facts.ts';

/** What the screens ask the log beside the folds. */
export interface Records {
  /** Standing or not, in causal order. */
  readonly events: (subject: string) => readonly LogEvent[];
  readonly standingOf: (event: LogEvent) => Standing;
  readonly deviceLabel: (device: DeviceId) => string;
  /** Whether this board's device may take the line back: its own always, another's only by its role. */
  readonly mayAmend: (event: LogEvent) => boolean;
}

export interface HistoryRow {
  readonly line: LineId;
  readonly event: LogEvent;
  readonly at: number;
  readonly time: string;
  readonly what: string;
  readonly who: string;
  /** Why it does not count; empty where it does. */
  readonly without: string;
  readonly isRetracted: boolean;
  readonly isCorrected: boolean;
  /** A count: it can be corrected. */
  readonly isTally: boolean;
  readonly canRetract: boolean;
}

const standings: Readonly<Record<Exclude<Standing, 'stands'>, string>> = {
  forked: 'does not count: two versions of this device',
  'after-revocation': 'does not count: written after the device was revoked',
  'outside-role': 'does not count: outside what this device may write',
  'unknown-device': 'does not count: device not known here',
};

export const standingText = (standing: Standing): string =>
  standing === 'stands' ? '' : t(standings[standing]);

type Tally = Fact<'trip', 'tallied@1'>;

/** `47 at boarding, whole vehicle, one by one, 21 children`; the range where it is one. */
function tallyText(facts: Facts, tally: Tally): string {
  const people =
    !tally.exact && tally.low !== undefined && tally.high !== undefined
      ? t('about {n}', { n: figureRange(tally.low, tally.high) })
      : tally.exact
        ? figure(tally.people)
        : t('about {n}', { n: figure(tally.people) });
  return [
    t('{n} at {point}, {site}', {
      n: people,
      point: word('point', tally.point),
      site: siteName(facts, tally.site),
    }),
    word('part', tally.part),
    word('method', tally.method),
    tally.children === undefined ? '' : t('{n} children', { n: tally.children }),
    tally.wounded ? t('{n} wounded', { n: tally.wounded }) : '',
    tally.lying ? t('{n} lying', { n: tally.lying }) : '',
    tally.laps ? t('{n} on laps', { n: tally.laps }) : '',
    tally.lapsAsked ? '' : t('laps not asked'),
  ]
    .filter(Boolean)
    .join(', ');
}

/** One record in words: `departed at Ramouseh, vehicle 12`. */
export function whatText(facts: Facts, event: LogEvent): string {
  const fact = event.fact as Record<string, unknown>;
  const site = typeof fact.site === 'string' ? siteName(facts, fact.site) : '';
  const at = site ? ` ${t('at {site}', { site })}` : '';
  const [kind] = event.kind.split('@');
  const vehicle = typeof fact.vehicle === 'string' ? vehicleName(facts, fact.vehicle) : '';
  switch (kind) {
    case 'planned':
      return t('planned');
    case 'boarding':
      return t('boarding') + at;
    case 'boarded-and-standing':
      return t('boarded, stands') + at;
    case 'departed':
      return `${t('departed')}${at}${vehicle ? `, ${t('vehicle {n}', { n: vehicle })}` : ''}`;
    case 'passed':
      return t('passed {site}', { site });
    case 'halted':
      return `${t('halted')}${at}, ${word('halt', fact.reason as string | undefined)}`;
    case 'went-on':
      return t('goes on') + at;
    case 'sent-back':
      return t('sent back') + at;
    case 'arrived':
      return `${t('arrived')}${at}, ${fact.slip ? t('slip seen') : t('no slip')}${vehicle ? `, ${t('vehicle {n}', { n: vehicle })}` : ''}`;
    case 'cancelled':
      return t('cancelled');
    case 'tallied':
      return t('counted: {what}', { what: tallyText(facts, event.fact as Tally) });
    case 'adjusted': {
      const parts = [
        ['born', t('born')],
        ['died', t('died')],
        ['joined', t('joined')],
      ].flatMap(([key, name]) => {
        const n = fact[key as string];
        return typeof n === 'number' && n > 0 ? [`${n} ${name}`] : [];
      });
      return t('on the way: {what}', { what: parts.join(', ') });
    }
    case 'corrected':
      return t('corrected: {what}', {
        what: [
          ...Object.entries((fact.fact ?? {}) as Record<string, unknown>).map(
            ([key, value]) => `${key} ${String(value)}`,
          ),
          ...(typeof fact.reason === 'string' ? [word('retraction', fact.reason)] : []),
        ].join(', '),
      });
    case 'retracted':
      return t('taken back: {reason}', { reason: word('retraction', fact.reason as string) });
    case 'same-as':
      return t('linked with {other}', { other: String(fact.other) });
    case 'not-same':
      return t('said not to be {other}', { other: String(fact.other) });
    default:
      return t('{kind} (this app does not know it)', { kind: event.kind });
  }
}

export const mayAmend = (
  event: LogEvent,
  device: DeviceId,
  own: Pick<DeviceState, 'role' | 'sites'> | undefined,
): boolean =>
  own !== undefined &&
  mayWrite(own.role, {
    ...retracted(event, device, 'mistake'),
    subjectType: subjectTypeOf(event.subject),
    sites: own.sites,
  });

/** Who says so: the post that counted, the device that wrote, and the desk where it came by radio. */
function whoText(facts: Facts, records: Records, event: LogEvent): string {
  const fact = event.fact as { countedBy?: string; keyedBy?: string };
  const device = records.deviceLabel(event.device);
  if (!fact.countedBy) return device;
  const post = postName(facts, fact.countedBy);
  return fact.keyedBy
    ? t('counted by {post}, keyed by {device} ({how})', {
        post,
        device,
        how: fact.keyedBy === 'radio' ? t('radio') : t('paper'),
      })
    : post === device
      ? device
      : t('{post}, on {device}', { post, device });
}

export function toHistory(
  facts: Facts,
  records: Records,
  trip: TripState,
  now: number,
  clock: ZoneClock,
): readonly HistoryRow[] {
  const events = records.events(trip.id);
  const takenBack = new Set<LineId>();
  const corrected = new Set<LineId>();
  const ofAnother = new Set(
    trip.findings.flatMap(({ rule, lines }) =>
      rule === 'record-of-another' ? lines.slice(0, 1) : [],
    ),
  );
  for (const event of events) {
    if (records.standingOf(event) !== 'stands' || ofAnother.has(event.id)) continue;
    const { of } = event.fact as { of?: LineId };
    if (!of) continue;
    if (event.kind.startsWith('retracted@')) takenBack.add(of);
    if (event.kind.startsWith('corrected@')) corrected.add(of);
  }
  const about = new Set(['retracted', 'corrected', 'same-as', 'not-same']);
  return events
    .map((event): HistoryRow => {
      const fact = event.fact as { at?: number };
      const at = typeof fact.at === 'number' ? fact.at : event.at;
      const standing = records.standingOf(event);
      const [kind = ''] = event.kind.split('@');
      const doubt = event.doubt > 60_000 ? ` ± ${Math.round(event.doubt / 60_000)} min` : '';
      return {
        line: event.id,
        event,
        at,
        time: clock.near(at, now) + doubt,
        what: whatText(facts, event),
        who: whoText(facts, records, event),
        without: ofAnother.has(event.id)
          ? t('has no effect: another device’s record')
          : standingText(standing),
        isRetracted: takenBack.has(event.id),
        isCorrected: corrected.has(event.id),
        isTally: kind === 'tallied',
        canRetract:
          standing === 'stands' &&
          !about.has(kind) &&
          !takenBack.has(event.id) &&
          records.mayAmend(event),
      };
    })
    .sort((a, b) => a.at - b.at);
}
