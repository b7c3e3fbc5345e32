import type { Account, Contradiction, Scope } from '@corridor/account';
import { t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { contradictionText } from './contradictionText.ts';
import { type SuspectRow, suspectRows } from './suspectRows.ts';

const SHOWN = 4;

const keyOf = ({ code, trip, site, between, records }: Contradiction) =>
  [code, trip, site, between?.since, ...records.map(({ line }) => line)].join(' ');

/** Records that cannot all be true, each in one sentence, and back to what was written. */
export function Contradictions(props: {
  readonly of: readonly Contradiction[];
  readonly now: number;
  readonly onTrace: (scope: Scope) => void;
}) {
  const { facts, clock } = useBoard();
  return (
    <Sentences
      testId="contradictions"
      title={t('Cannot all be true')}
      note={t(
        'None is thrown away: the possible range holds all of them until somebody finds out which is wrong.',
      )}
      of={props.of}
      toRow={(one) => ({
        id: keyOf(one),
        text: contradictionText(facts, clock, props.now, one),
        scope: one.trip ? { measure: 'arrived', trip: one.trip } : null,
      })}
      onTrace={props.onTrace}
    />
  );
}

/** Counts and counters that the estimate hardly hears, or hears otherwise than they say. */
export function Suspects(props: {
  readonly account: Account;
  readonly onTrace: (scope: Scope) => void;
}) {
  const { facts, records, may } = useBoard();
  const maySeeDevices = may({ kind: 'role-granted@1', subject: 'device/any' });
  const rows = suspectRows(facts, props.account, maySeeDevices ? records.deviceLabel : null);
  return (
    <Sentences
      testId="suspects"
      title={t('Counts that the others do not bear out')}
      note={t('≈ Calculated. Each is kept and shown; whoever counted can still be asked.')}
      of={rows}
      toRow={(row) => row}
      onTrace={props.onTrace}
    />
  );
}

function Sentences<T>(props: {
  readonly testId: string;
  readonly title: string;
  readonly note: string;
  readonly of: readonly T[];
  readonly toRow: (one: T) => SuspectRow;
  readonly onTrace: (scope: Scope) => void;
}) {
  const { of } = props;
  const [isWhole, setWhole] = useState(false);
  if (of.length === 0) return null;
  const rows = (isWhole ? of : of.slice(0, SHOWN)).map(props.toRow);
  return (
    <section className="panel" aria-label={props.title} data-testid={props.testId}>
      <h2 className="question">{props.title}</h2>
      <p className="small soft">{props.note}</p>
      <ul>
        {rows.map(({ id, text, scope }) => (
          <li key={id} className="contradiction">
            <span>{text}</span>
            {scope && (
              <button
                type="button"
                className="link small no-print"
                onClick={() => props.onTrace(scope)}
              >
                {t('its counts')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {of.length > SHOWN && (
        <Button className="quiet no-print" onPress={() => setWhole(!isWhole)}>
          {isWhole ? t('only the largest') : t('all {n}', { n: of.length })}
        </Button>
      )}
    </section>
  );
}
