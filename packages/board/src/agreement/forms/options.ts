import type { PartyState, SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { batchName, thingName } from '../../guard/names.ts';
import { codesOf, word } from '../../text/words.ts';
import type { ZoneClock } from '../../time/zone.ts';
import { type Facts, partyName, siteName, stateOf } from '../../view/facts.ts';
import { wordingText } from '../wording.ts';
import type { Option } from './Parts.tsx';

const sorted = (options: readonly Option[]): readonly Option[] =>
  [...options].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));

const known = (facts: Facts): readonly PartyState[] =>
  [...facts.states('party').values()].filter(({ name }) => name !== null);

/** Parties of any of these roles; of every role where none is named. */
export const partyOptions = (
  facts: Facts,
  ...roles: readonly PartyState['roles'][number][]
): readonly Option[] =>
  sorted(
    known(facts)
      .filter((party) => roles.length === 0 || party.roles.some((role) => roles.includes(role)))
      .map(({ id }) => ({ value: id, text: partyName(facts, id) })),
  );

export const siteOptions = (facts: Facts): readonly Option[] =>
  sorted(
    [...facts.states('site').values()]
      .filter(({ defined }) => defined)
      .map(({ id }) => ({ value: id, text: siteName(facts, id) })),
  );

export const windowOptions = (facts: Facts, clock: ZoneClock): readonly Option[] =>
  [...facts.states('window').values()]
    .filter(({ announced, status }) => announced && status !== 'ended')
    .sort((a, b) => (a.announced?.from ?? 0) - (b.announced?.from ?? 0))
    .map(({ id, announced }) => ({
      value: id,
      text:
        announced?.to === undefined
          ? t('{what} from {from}', {
              what: word('windowKind', announced?.windowKind),
              from: clock.dateTime(announced?.from ?? 0),
            })
          : t('{what} {from} – {to}', {
              what: word('windowKind', announced.windowKind),
              from: clock.dateTime(announced.from),
              to: clock.dateTime(announced.to),
            }),
    }));

export const roadOptions = (facts: Facts): readonly Option[] =>
  [...facts.states('corridor').values()].map(({ id }) => ({
    value: id,
    text: thingName(facts, id),
  }));

export const termOptions = (facts: Facts, clock: ZoneClock): readonly Option[] =>
  [...facts.states('term').values()]
    .filter(({ versions, withdrawn }) => versions.length > 0 && withdrawn === null)
    .sort((a, b) => (a.firstAt ?? 0) - (b.firstAt ?? 0))
    .map((term) => ({
      value: term.id,
      text: wordingText(facts, (term.inForce ?? term.versions.at(-1))?.whole ?? {}, clock),
    }));

/** Batches that are not over, by term and number. */
export const batchOptions = (facts: Facts, except: SubjectId | '' = ''): readonly Option[] =>
  [...facts.states('batch').values()]
    .filter(({ id, planned, status }) => planned && status !== 'completed' && id !== except)
    .sort(
      (a, b) =>
        ((a.planned?.term ?? '') < (b.planned?.term ?? '')
          ? -1
          : (a.planned?.term ?? '') > (b.planned?.term ?? '')
            ? 1
            : 0) || (a.planned?.number ?? 0) - (b.planned?.number ?? 0),
    )
    .map(({ id }) => ({ value: id, text: batchName(facts, id) }));

export const categoryOptions = (): readonly Option[] =>
  codesOf('termCategory')
    .filter((code) => code !== 'people' && code !== 'guarantee')
    .map((code) => ({ value: code, text: word('termCategory', code) }));
export const vehicleOptions = (): readonly Option[] =>
  codesOf('vehicleKind').map((code) => ({ value: code, text: word('vehicleKind', code) }));
export const levelOptions = (): readonly Option[] =>
  codesOf('level').map((code) => ({ value: code, text: word('level', code) }));

/** The number after the last one of a term. */
export const nextNumber = (facts: Facts, term: SubjectId): number =>
  Math.max(
    0,
    ...[...facts.states('batch').values()].flatMap(({ planned }) =>
      planned && stateOf(facts, 'term', planned.term)?.id === term ? planned.number : [],
    ),
  ) + 1;
