import type { Fact, SubjectId } from '@corridor/operation';
import { isolate, t } from '@corridor/text';
import { useState } from 'react';
import { useBoard } from '../app/board.ts';
import { Choice } from '../ui/Choice.tsx';
import { operationOf, partyName } from '../view/facts.ts';
import { AskTwice } from './AskTwice.tsx';
import { participationDraft } from './drafts.ts';
import { useWrite } from './useWrite.ts';
import { guardCodes } from './words.ts';

type Reason = NonNullable<Fact<'operation', 'participation-suspended@1'>['reason']>;

/** Who takes part without being bound, and whether it has stopped. */
export const useIntermediaries = () => {
  const { facts } = useBoard();
  const out = new Set(
    (operationOf(facts)?.participation ?? [])
      .filter(({ suspended }) => suspended)
      .map(({ intermediary }) => facts.nameOf(intermediary)),
  );
  return [...facts.states('party').values()]
    .filter(({ id, roles }) => roles.includes('intermediary') || out.has(id))
    .map(({ id }) => ({ id, name: isolate(partyName(facts, id)), isOut: out.has(id) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** An intermediary stops taking part at once, or takes part again: its own act, on nobody's word. */
export function Participation(props: {
  readonly is: 'suspend' | 'resume';
  readonly onClose: () => void;
}) {
  const { facts } = useBoard();
  const write = useWrite();
  const isSuspending = props.is === 'suspend';
  const all = useIntermediaries().filter(({ isOut }) => isOut !== isSuspending);
  const [chosen, setChosen] = useState<SubjectId | ''>(all.length === 1 ? (all[0]?.id ?? '') : '');
  const [reason, setReason] = useState<'' | Reason>('');
  const who = all.find(({ id }) => id === chosen)?.name ?? '';
  return (
    <AskTwice
      title={isSuspending ? t('Stop taking part, at once') : t('Take part again')}
      testId="participation"
      look={isSuspending ? 'stop' : 'plain'}
      isHasty={isSuspending}
      first={isSuspending ? t('Suspend our part') : t('Resume our part')}
      yes={isSuspending ? t('Yes, suspend at once') : t('Yes, resume')}
      keep={t('Leave it as it is')}
      sure={
        isSuspending
          ? t('Sure? From now on no batch may go: {who} takes no part.', { who })
          : t('Sure? {who} takes part again. Every other condition still holds.', { who })
      }
      isReady={chosen !== '' && (reason !== '' || !isSuspending)}
      about={`${chosen} ${reason}`}
      onYes={async () => {
        if (!chosen) return null;
        return write([participationDraft(facts, chosen, isSuspending ? reason || null : null)]);
      }}
      onClose={props.onClose}
    >
      <p>
        {isSuspending
          ? t(
              'It needs nobody’s word and ends no agreement. Vehicles on the road finish their way or turn round by their own orders.',
            )
          : t('Taking part again gives no go.')}
      </p>
      {all.length > 1 && (
        <Choice
          label={t('Who')}
          value={chosen}
          empty={t('choose who')}
          options={all.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={setChosen}
        />
      )}
      {isSuspending && (
        <Choice
          label={t('Reason')}
          value={reason}
          empty={t('choose a reason')}
          options={guardCodes('participation')}
          onChange={setReason}
        />
      )}
    </AskTwice>
  );
}
