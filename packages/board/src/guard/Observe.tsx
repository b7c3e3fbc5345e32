import { t } from '@corridor/text';
import { useState } from 'react';
import { useBoard } from '../app/board.ts';
import { Choice } from '../ui/Choice.tsx';
import { partyName, siteName } from '../view/facts.ts';
import { AskTwice } from './AskTwice.tsx';
import type { BatchRow } from './batchRow.ts';
import { type Observable, observablesOf, observationDrafts } from './drafts.ts';
import { useWrite } from './useWrite.ts';

/** What only our own people can see or say: nobody else's word replaces it. */
export function Observe(props: {
  readonly row: BatchRow;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { facts } = useBoard();
  const write = useWrite();
  const { row } = props;
  const all = observablesOf(facts, row.id, props.now);
  const [id, setId] = useState(all.find(({ met }) => !met)?.id ?? all[0]?.id ?? '');
  const [sees, setSees] = useState<'' | 'met' | 'not-met'>('');
  const chosen = all.find((one) => one.id === id);
  const nameOf = (one: Observable) => {
    const values = { site: siteName(facts, one.site), who: partyName(facts, one.party) };
    if (one.is === 'security-agrees') return t('our security officer agrees');
    if (one.is === 'crew-ready') return t('the crews are ready');
    return one.party
      ? t('{who} observes at {site}', values)
      : t('an observer is at {site}', values);
  };
  const name = chosen ? nameOf(chosen) : '';
  return (
    <AskTwice
      title={t('What our own people see: {batch}', { batch: row.title })}
      testId="observe"
      look={sees === 'not-met' ? 'stop' : 'plain'}
      first={t('Record it')}
      yes={t('Yes, so it is')}
      keep={t('Leave it as it is')}
      sure={
        sees === 'not-met'
          ? t('Sure? No longer so: {what}.', { what: name })
          : t('Sure? So it is now: {what}.', { what: name })
      }
      isReady={chosen !== undefined && sees !== ''}
      about={`${id} ${sees}`}
      onYes={async () =>
        chosen && sees ? write(observationDrafts(facts, row.id, chosen, sees === 'met')) : null
      }
      onClose={props.onClose}
    >
      <Choice
        label={t('What')}
        value={id}
        options={all.map((one) => ({ value: one.id, text: nameOf(one) }))}
        onChange={setId}
      />
      <Choice
        label={t('Now')}
        value={sees}
        empty={t('choose what you know')}
        options={[
          { value: 'met' as const, text: t('it is so') },
          { value: 'not-met' as const, text: t('it is not so, or no longer') },
        ]}
        onChange={setSees}
      />
    </AskTwice>
  );
}
