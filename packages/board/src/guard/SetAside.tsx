import type { SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { useState } from 'react';
import { useBoard } from '../app/board.ts';
import { partyName } from '../view/facts.ts';
import { AskTwice } from './AskTwice.tsx';
import type { BatchRow } from './batchRow.ts';
import { type ConditionRow, wordText } from './conditionRow.ts';
import { setAsideDraft } from './drafts.ts';
import { useWrite } from './useWrite.ts';

/** A party lets its own condition go for this batch. It stays unmet, and that stays in sight. */
export function SetAside(props: {
  readonly row: BatchRow;
  readonly condition: ConditionRow;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { facts, clock, nowAt } = useBoard();
  const write = useWrite();
  const { row, condition, now } = props;
  const words = condition.mayBeSetAsideOn;
  const [chosen, setChosen] = useState<string>(words.length === 1 ? (words[0]?.line ?? '') : '');
  const spoken = words.find(({ line }) => line === chosen);
  return (
    <AskTwice
      title={t('Set aside what {who} requires', { who: condition.requiredBy })}
      testId="set-aside"
      look="aside"
      first={t('Set it aside')}
      yes={t('Yes, on their word')}
      keep={t('Leave it in force')}
      sure={t(
        'Sure? On the word of {speaker}, {batch} stops waiting for this. It is still not met.',
        { speaker: partyName(facts, spoken?.party), batch: row.title },
      )}
      isReady={spoken !== undefined}
      about={chosen}
      onYes={async () => {
        const draft = setAsideDraft(facts, condition.id as SubjectId, chosen, nowAt());
        return draft
          ? write([draft])
          : t('Nothing was written: that word does not stand any more.');
      }}
      onClose={props.onClose}
    >
      <p>
        <span className="bad" aria-hidden="true">
          ✗{' '}
        </span>
        {condition.text}
        {condition.missing && <small className="soft">{` ${condition.missing}`}</small>}
      </p>
      <p>
        {t(
          'This gives no go. The condition stays unmet and stays in sight; only this batch stops waiting for it, because the party that requires it said so. When they take their word back, or it runs out, the batch waits again.',
        )}
      </p>
      <fieldset className="choose-word">
        <legend>{t('The word it rests on')}</legend>
        {words.map((word) => (
          <label key={word.line}>
            <input
              type="radio"
              name="word"
              value={word.line}
              checked={chosen === word.line}
              onChange={() => setChosen(word.line)}
            />
            <span className="claimed">{wordText(facts, word, now, clock)}</span>
          </label>
        ))}
      </fieldset>
    </AskTwice>
  );
}
