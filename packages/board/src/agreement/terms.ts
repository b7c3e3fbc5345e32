import type { TermState, TermVersion } from '@corridor/operation';
import { figure, figureRange, named, t } from '@corridor/text';
import { word } from '../text/words.ts';
import type { ZoneClock } from '../time/zone.ts';
import type { Records } from '../trips/history.ts';
import { type Facts, partyName, siteName, subjectName } from '../view/facts.ts';

export interface TermRow {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly isBad: boolean;
  readonly since: string;
  /** Every wording that stands side by side, newest last. */
  readonly versions: readonly {
    readonly line: string;
    readonly says: string;
    readonly by: string;
    readonly when: string;
    readonly confirmed: string;
    readonly isInForce: boolean;
  }[];
  /** Each change of state and who said so. */
  readonly history: readonly {
    readonly line: string;
    readonly text: string;
    readonly when: string;
  }[];
}

function wordingText(facts: Facts, wording: TermVersion['whole'], clock: ZoneClock): string {
  const { quantity, origin, destination, byWhen } = wording;
  const whom = wording.category ?? wording.about;
  const isAnyone = !whom || whom === 'anyone';
  const who = word('termCategory', whom ?? 'anyone');
  const what = !quantity
    ? whom
      ? who
      : ''
    : 'exact' in quantity || 'low' in quantity
      ? t('{n} {who}', {
          n:
            'exact' in quantity ? figure(quantity.exact) : figureRange(quantity.low, quantity.high),
          who,
        })
      : isAnyone
        ? t('all who wish')
        : t('all {who} who wish', { who });
  return [
    what,
    origin ? t('from {site}', { site: siteName(facts, origin) }) : '',
    destination ? t('to {site}', { site: siteName(facts, destination) }) : '',
    byWhen ? t('by {time}', { time: clock.dateTime(byWhen) }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Terms with all their wordings and every change of state: both numbers show until one is in force. */
export function toTerms(
  facts: Facts,
  records: Records,
  now: number,
  clock: ZoneClock,
): readonly TermRow[] {
  const terms = [...facts.states('term').values()].sort(
    (a, b) => (a.firstAt ?? 0) - (b.firstAt ?? 0) || (a.id < b.id ? -1 : 1),
  );
  return terms.map((term): TermRow => {
    const newest = term.inForce ?? term.versions.at(-1) ?? null;
    return {
      id: term.id,
      title: newest ? wordingText(facts, newest.whole, clock) : term.id,
      status: word('termState', term.status),
      isBad:
        term.status === 'disputed' || term.status === 'suspended' || term.status === 'withdrawn',
      since: term.since ? clock.near(term.since.at, now) : '',
      versions: term.versions.map((version) => ({
        line: version.line,
        says: wordingText(facts, version.whole, clock),
        by: named([
          version.by ? partyName(facts, version.by) : t('nobody named'),
          version.reportedBy &&
            t('reported by {who}', { who: subjectName(facts, version.reportedBy) }),
        ]),
        when: clock.near(version.told.at, now),
        confirmed: named(version.confirmedBy.map((party) => partyName(facts, party))),
        isInForce: version.inForce,
      })),
      history: historyOf(facts, records, term, now, clock),
    };
  });
}

function historyOf(
  facts: Facts,
  records: Records,
  term: TermState,
  now: number,
  clock: ZoneClock,
): TermRow['history'] {
  return records
    .events(term.id)
    .filter((event) => records.standingOf(event) === 'stands')
    .map((event) => {
      const fact = event.fact as { by?: string; reportedBy?: string; at?: number };
      const [kind = ''] = event.kind.split('@');
      return {
        line: event.id,
        at: fact.at ?? event.at,
        text: named([
          fact.by
            ? t('{who}: {what}', {
                what: word('termAct', kind),
                who: partyName(facts, fact.by),
              })
            : word('termAct', kind),
          fact.reportedBy
            ? t('reported by {who}', { who: subjectName(facts, fact.reportedBy) })
            : '',
        ]),
      };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ line, at, text }) => ({ line, text, when: clock.near(at, now) }));
}
