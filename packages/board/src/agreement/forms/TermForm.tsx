import { t } from '@corridor/text';
import { useBoard } from '../../app/board.ts';
import { zoneOf } from '../../view/facts.ts';
import { toSides } from '../parties.ts';
import { WORDING_FIELDS, wordingText } from '../wording.ts';
import { Frame } from './Frame.tsx';
import { type TermTyped, termFacts } from './facts.ts';
import { partyOptions } from './options.ts';
import { One, Some, When } from './Parts.tsx';
import { noWording } from './start.ts';
import { newId, useTyped } from './typed.ts';
import { useEntry } from './useEntry.ts';
import { Wording } from './Wording.tsx';

/** A new term: what it says, who said it, who has agreed to it already. */
export function TermForm(props: { readonly onClose: () => void }) {
  const { facts, clock, nowAt } = useBoard();
  const sides = toSides(facts);
  const [typed, setTyped, forget] = useTyped<TermTyped>('term', () => ({
    id: newId('term'),
    ...noWording,
    saidBy: sides[0]?.party ?? '',
    reportedBy: '',
    at: '',
    agreedBy: [],
    isInForce: false,
  }));
  const built = termFacts(typed, { zone: zoneOf(facts), now: nowAt() });
  const entry = useEntry({
    built,
    subject: typed.id,
    fields: [...WORDING_FIELDS, 'saidBy', 'confirmedBy', 'at'],
    onWritten: () => {
      forget();
      props.onClose();
    },
  });
  const all = partyOptions(facts, 'party', 'guarantor');
  const others = all.filter((one) => one.value !== typed.saidBy);
  const isAgreed = sides.every(
    ({ party }) => party === typed.saidBy || typed.agreedBy.includes(party),
  );
  const first = built.ok ? built.lines[0]?.fact : undefined;
  return (
    <Frame
      title={t('A new term')}
      testId="term-form"
      entry={entry}
      write={typed.isInForce ? t('Record, in force') : t('Record as said')}
      reads={first ? wordingText(facts, first as Parameters<typeof wordingText>[1], clock) : ''}
      onClose={props.onClose}
    >
      <Wording
        value={typed}
        fault={entry.fault}
        onChange={(wording) => setTyped({ ...typed, ...wording })}
      />
      <div className="entry-row four who">
        <One
          label={t('Said by')}
          value={typed.saidBy}
          empty={t('nobody named')}
          options={all}
          error={entry.fault('saidBy')}
          onChange={(saidBy) => setTyped({ ...typed, saidBy })}
        />
        <One
          label={t('Brought to us by')}
          value={typed.reportedBy}
          empty={t('by themselves')}
          options={partyOptions(facts)}
          onChange={(reportedBy) => setTyped({ ...typed, reportedBy })}
        />
        <When
          label={t('When it was said')}
          value={typed.at}
          towards="past"
          empty={t('now')}
          error={entry.fault('at')}
          onChange={(at) => setTyped({ ...typed, at })}
        />
        <Some
          label={t('Agreed to by')}
          value={typed.agreedBy}
          options={others}
          none={t('No other party is recorded yet.')}
          onChange={(agreedBy) =>
            setTyped({
              ...typed,
              agreedBy,
              // Everybody has agreed: then it is in force, unless somebody takes that away again.
              isInForce: sides.every(
                ({ party }) => party === typed.saidBy || agreedBy.includes(party),
              ),
            })
          }
        />
      </div>
      <label className="tick">
        <input
          type="checkbox"
          checked={typed.isInForce}
          onChange={(event) => setTyped({ ...typed, isInForce: event.target.checked })}
        />
        {isAgreed
          ? t('It is in force')
          : t('It is in force, though not every party has said yes to us')}
      </label>
    </Frame>
  );
}
