import type { LogEvent } from '@corridor/log';
import type { Required, TermWording } from '@corridor/operation';
import { plannedToQuota } from '@corridor/operation';
import { figure, listed, t, type Words, wordOf } from '@corridor/text';
import { quotaFigure } from '../guard/names.ts';
import { guardWord } from '../guard/words.ts';
import { word } from '../text/words.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, partyName } from '../view/facts.ts';
import { conditionText } from './conditionText.ts';
import { changesOf, changesText } from './wording.ts';
import { sayAny } from './words.ts';

const ACTS: Words<string> = {
  planned: 'planned',
  'go-given': 'go given',
  held: 'held',
  'moved-without-go': 'moved without go',
  completed: 'called complete',
  dropped: 'the condition was dropped',
  'met-observed': 'our people saw that it is met',
  'not-met-observed': 'our people saw that it is not met',
  'set-aside': 'set aside on a party’s word',
  corrected: 'a record was corrected',
  retracted: 'a record was taken back',
  'same-as': 'found to be the same as another',
  'not-same': 'found not to be the same as another',
};

interface Said {
  readonly by?: string;
  readonly party?: string;
  readonly says?: 'met' | 'not-met' | 'set-aside';
  readonly level?: string;
  readonly reason?: string;
  readonly people?: Parameters<typeof plannedToQuota>[0];
  readonly number?: number;
}

/** One record of the agreement in words. */
export function recordText(facts: Facts, event: LogEvent, now: number, clock: ZoneClock): string {
  const [kind = ''] = event.kind.split('@');
  const [type] = event.subject.split('/');
  const said = event.fact as Said;
  if (type === 'term' && !Object.hasOwn(ACTS, kind)) {
    const says = changesText(changesOf(facts, event.fact as TermWording, {}, clock));
    const what = word('termAct', kind);
    return listed([
      said.by ? t('{who}: {what}', { who: partyName(facts, said.by), what }) : what,
      says,
    ]);
  }
  if (type === 'notice')
    return listed([
      partyName(facts, said.party),
      sayAny('notices', kind),
      word('level', said.level),
    ]);
  if (kind === 'required') return conditionText(facts, event.fact as Required, now, clock);
  if (kind === 'party-word-recorded')
    return t('{who}: {what}', {
      who: partyName(facts, said.party),
      what: guardWord('says', said.says ?? 'met'),
    });
  const quota = type === 'batch' ? plannedToQuota(said.people) : null;
  return listed([
    wordOf(ACTS, kind),
    kind === 'planned' && said.number !== undefined
      ? t('Batch {n}', { n: figure(said.number) })
      : '',
    quota ? quotaFigure(quota) : '',
  ]);
}
