import type { Fact, LineId, States, SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { aboutText } from '../contacts/say.ts';
import type { ZoneClock } from '../time/zone.ts';
import type { Records } from '../trips/history.ts';
import { type Facts, partyName } from '../view/facts.ts';
import { isListAct, type ListAct, listWord } from './words.ts';

type ListFact = Fact<'list', 'asked-for@1'>;

export interface ListStep {
  readonly line: LineId;
  readonly at: number;
  readonly text: string;
}
export interface ListRow {
  readonly id: SubjectId;
  readonly status: States['list']['status'];
  /** `list 3`: in the order in which they were first heard of, so that people can speak of one. */
  readonly number: number;
  readonly about: string;
  /** Of the last record that says so. */
  readonly lines: number | null;
  readonly fingerprint: string | null;
  /** Numbers of other lists with the same fingerprint. */
  readonly sameAs: readonly number[];
  /** The fingerprints that were recorded of it one after the other, where they differ. */
  readonly isChanged: boolean;
  readonly steps: readonly ListStep[];
}

const who = (facts: Facts, id: string | undefined): string => (id ? partyName(facts, id) : t('us'));

/** `given by us, to the army`; whoever is not named is ourselves. */
const stepText = (facts: Facts, act: ListAct, { by, to }: ListFact): string =>
  listWord('sentences', act, { by: who(facts, by), to: who(facts, to) });

export function toListRows(
  facts: Facts,
  records: Pick<Records, 'events' | 'standingOf'>,
  now: number,
  clock: ZoneClock,
): readonly ListRow[] {
  const states = [...facts.states('list').values()]
    .filter(({ status }) => status !== 'unknown')
    .sort((a, b) => (a.firstAt ?? 0) - (b.firstAt ?? 0) || (a.id < b.id ? -1 : 1));
  const numbers = new Map(states.map(({ id }, n) => [id, n + 1]));
  return states
    .map((state): ListRow => {
      const { id, status, fingerprint, lineCount, of } = state;
      const events = records
        .events(id)
        .filter((event) => records.standingOf(event) === 'stands')
        .filter(({ kind }) => isListAct(kind.slice(0, kind.indexOf('@'))));
      const prints = new Set(events.flatMap((event) => (event.fact as ListFact).fingerprint ?? []));
      return {
        id,
        status,
        number: numbers.get(id) ?? 0,
        about: of ? aboutText(facts, of, now, clock) : t('nothing in particular'),
        lines: lineCount,
        fingerprint,
        sameAs:
          fingerprint === null
            ? []
            : states
                .filter((other) => other.id !== id && other.fingerprint === fingerprint)
                .map((other) => numbers.get(other.id) ?? 0),
        isChanged: prints.size > 1,
        steps: events.map((event) => {
          const fact = event.fact as ListFact;
          const act = event.kind.slice(0, event.kind.indexOf('@')) as ListAct;
          return { line: event.id, at: fact.at ?? event.at, text: stepText(facts, act, fact) };
        }),
      };
    })
    .sort((a, b) => b.number - a.number);
}
