import type { Means, Required, SubjectId } from '@corridor/operation';
import { t, toScreenDigits, type Words, wordOf } from '@corridor/text';
import { useState } from 'react';
import { useBoard } from '../app/board.ts';
import { AskTwice } from '../guard/AskTwice.tsx';
import { timeToCome } from '../guard/drafts.ts';
import { meansText } from '../guard/meansText.ts';
import { newAct, useWrite } from '../guard/useWrite.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { partyName, siteName } from '../view/facts.ts';
import { requireDraft } from './drafts.ts';

type What =
  | 'no-unresolved-shooting'
  | 'security-agrees'
  | 'confirmed'
  | 'window-open'
  | 'not-before'
  | 'observer-present'
  | 'people-informed';
const whats: Words<What> = {
  'no-unresolved-shooting': 'no shooting is unresolved on it',
  'security-agrees': 'our security officer agrees',
  confirmed: 'a party confirms it',
  'window-open': 'a window is open',
  'not-before': 'not before a time of day',
  'observer-present': 'an observer is at a place',
  'people-informed': 'the people at a place were told',
};
const WHATS = Object.keys(whats) as readonly What[];

/** One more thing that must be so before it moves again; only who requires it can let it go, and nobody what safety or the law requires. */
export function Require(props: {
  readonly of: SubjectId;
  readonly title: string;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { facts, clock, nowAt } = useBoard();
  const write = useWrite();
  const [by, setBy] = useState<Required['requiredBy']>('safety');
  const [what, setWhat] = useState<What>('security-agrees');
  const [party, setParty] = useState('');
  const [site, setSite] = useState('');
  const [time, setTime] = useState('');
  const parties = [...facts.states('party').keys()]
    .sort()
    .map((id) => ({ value: id, text: partyName(facts, id) }));
  const sites = [...facts.states('site').values()]
    .filter(({ defined }) => defined)
    .map(({ id }) => ({ value: id, text: siteName(facts, id) }))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
  const meansAt = (now: number): Means | null => {
    switch (what) {
      case 'confirmed':
        return party ? { is: what, party } : null;
      case 'window-open':
        return { is: what };
      case 'not-before': {
        const at = timeToCome(clock, time, now);
        return at === null ? null : { is: what, at };
      }
      case 'observer-present':
        return site ? { is: what, site } : null;
      case 'people-informed':
        return site ? { is: what, site } : null;
      default:
        return { is: what };
    }
  };
  const means = meansAt(props.now);
  return (
    <AskTwice
      title={t('Before it moves again: {what}', { what: props.title })}
      testId="require"
      look="plain"
      first={t('Add the condition')}
      yes={t('Yes, it waits for this')}
      keep={t('Add nothing')}
      sure={t('Sure? {title} then waits until {what}.', {
        title: props.title,
        what: means ? meansText(facts, means, props.now, clock) : '',
      })}
      isReady={means !== null}
      about={[by, what, party, site, time].join(' ')}
      onYes={async () => {
        const asked = meansAt(nowAt());
        if (!asked) return null;
        const act = newAct();
        return write([
          requireDraft(
            props.of,
            { requiredBy: by, means: [[asked]], counts: 'observation' },
            act,
            act,
          ),
        ]);
      }}
      onClose={props.onClose}
    >
      <div className="word-fields">
        <Choice
          label={t('Who requires it')}
          value={by}
          options={[
            { value: 'safety', text: t('our safety rule') },
            { value: 'law', text: t('the law') },
            ...parties,
          ]}
          onChange={(value) => setBy((value || 'safety') as Required['requiredBy'])}
        />
        <Choice
          label={t('What must be so')}
          value={what}
          options={WHATS.map((one) => ({ value: one, text: wordOf(whats, one) }))}
          onChange={(value) => setWhat(value || 'security-agrees')}
        />
        {what === 'confirmed' && (
          <Choice
            label={t('Whose word')}
            value={party}
            empty={t('choose a party')}
            options={parties}
            onChange={setParty}
          />
        )}
        {(what === 'observer-present' || what === 'people-informed') && (
          <Choice
            label={t('Where')}
            value={site}
            empty={t('choose a place')}
            options={sites}
            onChange={setSite}
          />
        )}
        {what === 'not-before' && (
          <Field
            label={t('Time of day')}
            value={time}
            onChange={setTime}
            placeholder={toScreenDigits('18:00')}
            inputMode="numeric"
          />
        )}
      </div>
    </AskTwice>
  );
}
