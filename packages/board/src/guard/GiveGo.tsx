import { listed, t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { stateOf } from '../view/facts.ts';
import { AskTwice } from './AskTwice.tsx';
import type { BatchRow } from './batchRow.ts';
import { toConditionRow } from './conditionRow.ts';
import { goDraft } from './drafts.ts';
import { useWrite } from './useWrite.ts';

/** A person lets a batch go. What it rests on is looked at once more at the moment of writing. */
export function GiveGo(props: { readonly row: BatchRow; readonly onClose: () => void }) {
  const { facts, clock, nowAt } = useBoard();
  const write = useWrite();
  const { row } = props;
  const names = listed(row.unmet.map(({ text }) => text));
  const give = async () => {
    const now = nowAt();
    const go = goDraft(facts, row.id, now);
    if (go.ok) return write([go.draft]);
    if (go.is === 'given') return t('Go was given already.');
    if (go.is !== 'waits') return t('This batch is over, or nothing is known of it.');
    const batch = stateOf(facts, 'batch', row.id);
    return t('Nothing was written. It waits for: {what}.', {
      what: batch
        ? listed(go.holds.map((one) => toConditionRow(facts, batch, one, now, clock).text))
        : names,
    });
  };
  const byWord = row.conditions.filter(({ mark }) => mark === 'word').length;
  const aside = row.conditions.filter(({ mark }) => mark === 'aside');
  return (
    <AskTwice
      title={t('Give go: {batch}', { batch: row.title })}
      testId="give-go"
      look="go"
      first={t('Give go')}
      yes={t('Yes, give go')}
      keep={t('Not now')}
      sure={t('Sure? These may leave: {batch}, {people}, {way}.', {
        batch: row.title,
        people: row.covers,
        way: row.way,
      })}
      isReady={row.guard.mayGo}
      about={row.covers}
      onYes={give}
      onClose={props.onClose}
    >
      <p className="go-covers">
        {row.way}
        <b>{row.covers}</b>
      </p>
      <ul className="go-rests">
        <li>
          {t(
            '✓ {n, plural, one {# condition met by what we saw} other {# conditions met by what we saw}}',
            {
              n: row.conditions.filter(({ mark }) => mark === 'seen').length,
            },
          )}
        </li>
        {byWord > 0 && (
          <li className="claimed">
            {t(
              '❝ {n, plural, one {# met by a party’s word only} other {# met by a party’s word only}}',
              {
                n: byWord,
              },
            )}
          </li>
        )}
        {aside.map((one) => (
          <li key={one.id} className="bad">
            {t('⊘ {what}: {how}', { what: one.text, how: one.aside })}
          </li>
        ))}
      </ul>
      {row.otherNumbers.map((other) => (
        <p key={other.line} className="claimed">
          {t('{said}; nobody else has confirmed it. The go covers {people}.', {
            said: other.text,
            people: row.covers,
          })}
        </p>
      ))}
      {!row.guard.mayGo && (
        <p className="bad" role="alert">
          {t('It may not go now. It waits for: {what}.', { what: names })}
        </p>
      )}
    </AskTwice>
  );
}
