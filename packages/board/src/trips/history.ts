import type { DeviceId, DeviceState, LineId, LogEvent, Standing } from '@corridor/log';
import { type Fact, mayWrite, retracted, subjectTypeOf, type TripState } from '@corridor/operation';
import {
  figure,
  figureRange,
  fromLeft,
  isolate,
  labelText,
  named,
  t,
  type Words,
  wordOf,
} from '@corridor/text';
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

const standings: Words<Exclude<Standing, 'stands'>> = {
  forked: 'does not count: two versions of this device',
  'after-revocation': 'does not count: written after the device was revoked',
  'outside-role': 'does not count: outside what this device may write',
  'unknown-device': 'does not count: device not known here',
};

export const standingText = (standing: Standing): string =>
  standing === 'stands' ? '' : wordOf(standings, standing);

type Tally = Fact<'trip', 'tallied@1'>;

/** `47 at boarding, whole vehicle, one by one, 21 children`; the range where it is one. */
function tallyText(facts: Facts, tally: Tally): string {
  const people =
    !tally.exact && tally.low !== undefined && tally.high !== undefined
      ? t('about {n}', { n: figureRange(tally.low, tally.high) })
      : tally.exact
        ? figure(tally.people)
        : t('about {n}', { n: figure(tally.people) });
  return named([
    t('{n} at {point}, {site}', {
      n: people,
      point: word('point', tally.point),
      site: siteName(facts, tally.site),
    }),
    word('part', tally.part),
    word('method', tally.method),
    tally.children !== undefined && t('{n} children', { n: tally.children }),
    tally.wounded ? t('{n} wounded', { n: tally.wounded }) : null,
    tally.lying ? t('{n} lying', { n: tally.lying }) : null,
    tally.laps ? t('{n} on laps', { n: tally.laps }) : null,
    !tally.lapsAsked && t('laps not asked'),
  ]);
}

/** What a vehicle did, with the site where somebody told it. */
function movedText(kind: string, site: string): string | null {
  switch (kind) {
    case 'boarding':
      return site ? t('boarding at {site}', { site }) : t('boarding');
    case 'boarded-and-standing':
      return site ? t('boarded, stands at {site}', { site }) : t('boarded, stands');
    case 'departed':
      return site ? t('departed at {site}', { site }) : t('departed');
    case 'passed':
      return t('passed {site}', { site });
    case 'halted':
      return site ? t('halted at {site}', { site }) : t('halted');
    case 'went-on':
      return site ? t('goes on at {site}', { site }) : t('goes on');
    case 'sent-back':
      return site ? t('sent back at {site}', { site }) : t('sent back');
    case 'arrived':
      return site ? t('arrives at {site}', { site }) : t('arrives');
    default:
      return null;
  }
}

/** A value of a fact as a person would read it; a code of which we have no words as it is written. */
const valueText = (key: string, value: unknown): string => {
  if (typeof value === 'number') return figure(value);
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  const code = String(value);
  if (key === 'part' || key === 'point' || key === 'method') return word(key, code);
  return isolate(code);
};

/** One record in words: `departed at Ramouseh, vehicle 12`. */
export function whatText(facts: Facts, event: LogEvent): string {
  const fact = event.fact as Record<string, unknown>;
  const site = typeof fact.site === 'string' ? siteName(facts, fact.site) : '';
  const [kind = ''] = event.kind.split('@');
  const vehicle = typeof fact.vehicle === 'string' && labelText(vehicleName(facts, fact.vehicle));
  const moved = movedText(kind, site);
  if (moved !== null) {
    return named([
      moved,
      kind === 'halted' && word('halt', fact.reason as string | undefined),
      kind === 'arrived' && (fact.slip ? t('slip seen') : t('no slip')),
      vehicle && t('vehicle {n}', { n: vehicle }),
    ]);
  }
  switch (kind) {
    case 'planned':
      return t('planned');
    case 'cancelled':
      return t('cancelled');
    case 'tallied':
      return t('counted: {what}', { what: tallyText(facts, event.fact as Tally) });
    case 'adjusted': {
      const count = (key: string) => (typeof fact[key] === 'number' ? fact[key] : 0);
      return t('on the way: {what}', {
        what: named([
          count('born') > 0 && t('{n} born', { n: count('born') }),
          count('died') > 0 && t('{n} died', { n: count('died') }),
          count('joined') > 0 && t('{n} joined', { n: count('joined') }),
        ]),
      });
    }
    case 'corrected':
      return t('corrected: {what}', {
        what: named([
          ...Object.entries((fact.fact ?? {}) as Record<string, unknown>).map(([key, value]) =>
            t('{what}: {n}', { what: word('field', key), n: valueText(key, value) }),
          ),
          typeof fact.reason === 'string' && word('retraction', fact.reason),
        ]),
      });
    case 'retracted':
      return t('taken back: {reason}', { reason: word('retraction', fact.reason as string) });
    case 'same-as':
      return t('linked with {other}', { other: fromLeft(String(fact.other)) });
    case 'not-same':
      return t('said not to be {other}', { other: fromLeft(String(fact.other)) });
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
  if (!fact.countedBy) return isolate(device);
  const post = postName(facts, fact.countedBy);
  return fact.keyedBy
    ? t('counted by {post}, keyed by {device} ({how})', {
        post,
        device,
        how: fact.keyedBy === 'radio' ? t('radio') : t('paper'),
      })
    : post === device
      ? isolate(device)
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
      const time = clock.near(at, now);
      return {
        line: event.id,
        event,
        at,
        time:
          event.doubt > 60_000
            ? t('{time} ± {n} min', { time, n: Math.round(event.doubt / 60_000) })
            : time,
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
