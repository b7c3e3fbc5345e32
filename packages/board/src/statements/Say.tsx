import { draft, type States, type SubjectId } from '@corridor/operation';
import { named, t } from '@corridor/text';
import { useState } from 'react';
import { Some } from '../agreement/forms/Parts.tsx';
import { useBoard } from '../app/board.ts';
import { AskTwice } from '../guard/AskTwice.tsx';
import { newAct, useWrite } from '../guard/useWrite.ts';
import { partyName } from '../view/facts.ts';
import type { Parts } from './parts.ts';
import { numberText, toSupersede } from './rows.ts';
import { Words3 } from './Words3.tsx';
import { statementChoices, statementWord } from './words.ts';

type Channel = States['statement']['said'][number]['channel'];
const MOST_PARTIES = 40;

/** Saying it: everywhere in one act, to every party the same text at the same minute. */
export function Say(
  props: Parts & { readonly of: States['statement']; readonly onClose: () => void },
) {
  const { of, desk, now, onClose } = props;
  const { facts, clock, nowAt } = useBoard();
  const write = useWrite();
  const [channels, setChannels] = useState<readonly string[]>(['parties', 'press']);
  const earlier = toSupersede(facts, of);
  const [superseded, setSuperseded] = useState<readonly SubjectId[]>(earlier.map(({ id }) => id));
  const parties = [...facts.states('party').values()]
    .filter(({ roles }) => roles.includes('party') || roles.includes('guarantor'))
    .map(({ id }) => id)
    .sort()
    .slice(0, MOST_PARTIES);
  const found = of.drafted ? desk.find(of.drafted.wording.hash) : null;
  if (!found) return null;
  const store = async () => {
    if (found.is !== 'open') return null;
    const text = await desk.publish(found.value);
    const act = newAct();
    const at = nowAt();
    const said = (channels as readonly Channel[]).map((channel) => ({
      ...draft('statement', 'said@1', {
        channel,
        text,
        at,
        ...(channel === 'parties' && parties.length > 0 ? { to: parties } : {}),
      }),
      subject: of.id,
      act,
    }));
    const gone = superseded.map((id) => ({
      ...draft('statement', 'superseded@1', { by: of.id }),
      subject: id,
      act,
    }));
    return write([...said, ...gone]);
  };
  return (
    <AskTwice
      title={t('Say this figure')}
      testId="say"
      look="plain"
      first={t('It is said')}
      yes={t('Yes, it is out')}
      keep={t('Not yet')}
      sure={t('Sure? {n} is out from then on and stands for ever: {channels}.', {
        n: numberText(of),
        channels: named(
          (channels as readonly Channel[]).map((one) => statementWord('channels', one)),
        ),
      })}
      isReady={channels.length > 0 && found.is === 'open'}
      about={[...channels, '·', ...superseded].join(' ')}
      onYes={store}
      onClose={onClose}
    >
      <Words3 found={found} />
      <Some
        label={t('Where')}
        value={channels}
        options={statementChoices('channels')}
        onChange={setChannels}
      />
      {channels.includes('parties') && (
        <p className="small" data-testid="told-parties">
          {parties.length > 0
            ? t('The same text at the same minute to {who}.', {
                who: named(parties.map((id) => partyName(facts, id))),
              })
            : t('No party is named in this operation yet.')}
        </p>
      )}
      {earlier.length > 0 && (
        <Some
          label={t('It takes the place of')}
          value={superseded}
          options={earlier.map((one) => ({
            value: one.id,
            text: t('{n}, as of {time}', {
              n: numberText(one),
              time: clock.near(one.drafted?.asOf ?? 0, now),
            }),
          }))}
          onChange={setSuperseded}
        />
      )}
    </AskTwice>
  );
}
