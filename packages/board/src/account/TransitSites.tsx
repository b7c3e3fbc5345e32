import type { Account } from '@corridor/account';
import { t } from '@corridor/text';
import { useMemo } from 'react';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { useReading } from '../text/useReading.ts';
import { FactPanel } from '../ui/FactPanel.tsx';
import { transitRows } from './transitRows.ts';
import { useSlowly } from './useSlowly.ts';

/** Where people get off one vehicle and on to another: what came, what left on, who waits, and what of it does not fit. */
export function TransitSites(props: {
  readonly account: Account;
  readonly isLarge: boolean;
  readonly now: number;
}) {
  const { account, now } = props;
  const { facts, clock } = useBoard();
  const reading = useReading();
  const basis = useMemo(() => ({ facts, account, reading }), [facts, account, reading]);
  const rows = useSlowly(basis, () => transitRows(facts, account, clock, now), props.isLarge);
  if (!rows || rows.length === 0) return null;
  return (
    <FactPanel
      testId="transit-sites"
      caption={t(
        'Where people change vehicles: who came and waited before left on, waits still or went on by own means. Where it does not fit, every figure stays as it was counted.',
      )}
      heads={[
        t('Site'),
        [t('Came')],
        [t('Left on')],
        [t('Seen waiting')],
        [t('Went on by own means')],
        t('Does it fit'),
      ]}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">{row.name}</th>
          <td className="number">
            <Kind of="derived" /> {row.came}
          </td>
          <td className="number">
            <Kind of="derived" /> {row.left}
          </td>
          <td className="number">
            {row.waiting === null ? (
              t('nobody looked')
            ) : (
              <>
                <Kind of="observed" /> {row.waiting}
              </>
            )}
          </td>
          <td className="number">
            <Kind of="derived" /> {row.ownMeans}
          </td>
          <td className={row.isSuspect ? undefined : 'soft'}>
            {row.verdict.map((sentence) => (
              <div key={sentence}>{sentence}</div>
            ))}
          </td>
        </tr>
      ))}
    </FactPanel>
  );
}
