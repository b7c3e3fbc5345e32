import type { SubjectId } from '@corridor/operation';
import { named, t, type Words, wordOf } from '@corridor/text';
import { useBoard } from '../../app/board.ts';
import { partyName, stateOf, zoneOf } from '../../view/facts.ts';
import { toOpenWordings } from '../night.ts';
import type { Pending } from '../weigh.ts';
import { readMoment } from '../when.ts';
import { wordingText } from '../wording.ts';
import { Frame } from './Frame.tsx';
import type { Built, Here } from './facts.ts';
import { partyOptions } from './options.ts';
import { One, When } from './Parts.tsx';
import { useTyped } from './typed.ts';
import { useEntry } from './useEntry.ts';

const ACTS: Words<'confirmed' | 'disputed' | 'withdrawn' | 'in-force' | 'fulfilled'> = {
  confirmed: 'says yes to it',
  disputed: 'disputes it',
  withdrawn: 'withdraws from it',
  'in-force': 'it is in force',
  fulfilled: 'it is fulfilled',
};
export type TermAct = keyof typeof ACTS;

interface ActTyped {
  readonly is: TermAct;
  readonly by: string;
  readonly of: string;
  readonly at: string;
}

function actFacts(term: SubjectId, { is, by, of, at }: ActTyped, { zone, now }: Here): Built {
  const moment = at === '' ? undefined : readMoment(at, zone, now, 'past');
  if (moment === null) return { ok: false, faults: { at: 'no-time' } };
  const told = moment === undefined ? {} : { at: moment };
  const needsParty = is === 'confirmed' || is === 'disputed' || is === 'withdrawn';
  if (needsParty && by === '') return { ok: false, faults: { by: 'no-party' } };
  if (is === 'confirmed' && of === '') return { ok: false, faults: { of: 'nothing-said' } };
  const fact = needsParty
    ? { by, ...(is === 'confirmed' ? { of } : {}), ...told }
    : {
        ...(is === 'in-force' && of ? { of } : {}),
        ...(by ? { saidBy: by } : {}),
        ...told,
      };
  const line: Pending = { subject: term, kind: `${is}@1`, fact };
  return { ok: true, lines: [line] };
}

/** What happens to a term by somebody's word: yes, no, withdrawn, in force, fulfilled. */
export function ActForm(props: {
  readonly term: SubjectId;
  readonly is: TermAct;
  readonly onClose: () => void;
}) {
  const { facts, clock, nowAt } = useBoard();
  const term = stateOf(facts, 'term', props.term);
  const open = toOpenWordings(facts, clock).filter((one) => one.term === props.term);
  const versions = (term?.versions ?? []).toReversed();
  const [typed, setTyped, forget] = useTyped<ActTyped>(
    `${props.is} ${props.term} ${versions[0]?.line ?? ''}`,
    () => ({
      is: props.is,
      by: props.is === 'confirmed' ? (open[0]?.silent[0]?.party ?? '') : '',
      of: open[0]?.line ?? versions[0]?.line ?? '',
      at: '',
    }),
  );
  const entry = useEntry({
    built: actFacts(props.term, typed, { zone: zoneOf(facts), now: nowAt() }),
    subject: props.term,
    fields: ['by', 'of', 'at'],
    onWritten: () => {
      forget();
      props.onClose();
    },
  });
  const isAbout = typed.is === 'confirmed' || typed.is === 'in-force';
  const needsParty = typed.is !== 'in-force' && typed.is !== 'fulfilled';
  const chosen = versions.find(({ line }) => line === typed.of);
  return (
    <Frame
      title={wordOf(ACTS, typed.is)}
      testId="act-form"
      entry={entry}
      write={t('Record')}
      reads={named([
        typed.by
          ? t('{who}: {what}', { who: partyName(facts, typed.by), what: wordOf(ACTS, typed.is) })
          : wordOf(ACTS, typed.is),
        isAbout && chosen ? wordingText(facts, chosen.whole, clock) : '',
      ])}
      onClose={props.onClose}
    >
      <div className="entry-row four">
        <One
          label={needsParty ? t('Who') : t('On whose word')}
          value={typed.by}
          empty={needsParty ? t('choose') : t('nobody’s in particular')}
          options={partyOptions(facts, 'party', 'guarantor')}
          error={entry.fault('by')}
          onChange={(by) => setTyped({ ...typed, by })}
        />
        {isAbout && (
          <One
            label={t('Which wording')}
            value={typed.of}
            options={versions.map(({ line, whole, by }) => ({
              value: line,
              text: t('{who}: {says}', {
                who: by ? partyName(facts, by) : t('nobody named'),
                says: wordingText(facts, whole, clock),
              }),
            }))}
            error={entry.fault('of')}
            onChange={(of) => setTyped({ ...typed, of })}
          />
        )}
        <When
          label={t('When it was said')}
          value={typed.at}
          towards="past"
          empty={t('now')}
          error={entry.fault('at')}
          onChange={(at) => setTyped({ ...typed, at })}
        />
      </div>
    </Frame>
  );
}
