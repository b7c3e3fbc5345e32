import { draft, type States } from '@corridor/operation';
import { t } from '@corridor/text';
import { useState } from 'react';
import { useBoard } from '../app/board.ts';
import { AskTwice } from '../guard/AskTwice.tsx';
import { useWrite } from '../guard/useWrite.ts';
import { Choice } from '../ui/Choice.tsx';
import type { Parts } from './parts.ts';
import { aboutText, numberText } from './rows.ts';
import { Words3 } from './Words3.tsx';
import { statementChoices, statementWord } from './words.ts';

type Function = NonNullable<NonNullable<States['statement']['cleared']>['function']>;

/** Letting it out: by whoever has read these very words, in a named function, never by name. */
export function Clear(
  props: Parts & { readonly of: States['statement']; readonly onClose: () => void },
) {
  const { of, live, desk, onClose } = props;
  const { facts, device } = useBoard();
  const write = useWrite();
  const [as, setAs] = useState<Function | ''>('');
  const { drafted, draftedBy } = of;
  if (!drafted || !draftedBy) return null;
  const found = desk.find(drafted.wording.hash);
  const devices = live.projection.devices();
  const isOwn = devices.get(device)?.person === draftedBy.person;
  const others = [...devices.values()].filter(
    ({ role, revoked, person }) =>
      role === 'coordinator' && !revoked && person !== draftedBy.person,
  );
  return (
    <AskTwice
      title={t('Clear this figure')}
      testId="clear"
      look="plain"
      first={t('Clear it')}
      yes={t('Yes, it may be said')}
      keep={t('Not yet')}
      sure={t('Sure? {n} may then be said, as {who}.', {
        n: numberText(of),
        who: as ? statementWord('functions', as) : '',
      })}
      isReady={as !== '' && found.is === 'open'}
      about={`${as} ${draftedBy.line}`}
      onYes={async () =>
        as
          ? write([
              {
                ...draft('statement', 'cleared@1', { of: draftedBy.line, function: as }),
                subject: of.id,
              },
            ])
          : null
      }
      onClose={onClose}
    >
      <p>
        <b>❝ {numberText(of)}</b> <span className="soft">{aboutText(facts, of)}</span>
      </p>
      <Words3 found={found} />
      <Choice
        label={t('In which function')}
        value={as}
        empty={t('choose a function')}
        options={statementChoices('functions')}
        onChange={setAs}
      />
      {isOwn && (
        <p className="note" data-testid="own-clearing">
          {others.length > 0
            ? t(
                'You drafted it yourself. {n, plural, one {# other coordinator’s board} other {# other coordinators’ boards}} could clear it; if you do, everybody sees that one person drafted and cleared it.',
                { n: others.length },
              )
            : t(
                'You drafted it yourself, and no other coordinator is here: everybody sees that one person drafted and cleared it.',
              )}
        </p>
      )}
    </AskTwice>
  );
}
