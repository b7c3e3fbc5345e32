import { t } from '@corridor/text';
import type { ReactNode } from 'react';
import { Kind } from '../kind/Kind.tsx';
import { Heads } from '../ui/Heads.tsx';
import type { StatementRow } from './claimRow.ts';

/** Statements, one a row: who, by whom it came, about when, and in words how it stands beside the account. */
export function StatementTable(props: {
  readonly caption?: ReactNode;
  readonly rows: readonly StatementRow[];
  /** No account is beside these. */
  readonly isWithoutAccount?: boolean;
  readonly testId?: string;
  readonly onOpen: (id: string) => void;
}) {
  const { rows, isWithoutAccount } = props;
  return (
    <div className="scroll">
      <table className="facts said" data-testid={props.testId}>
        {props.caption && <caption>{props.caption}</caption>}
        <colgroup>
          <col className="w-said" />
          <col className="w-who" />
          <col className="w-channel" />
          <col className="w-about" />
          {!isWithoutAccount && <col />}
        </colgroup>
        <Heads
          of={[
            t('Stated'),
            t('Speaker'),
            t('Channel'),
            t('About'),
            ...(isWithoutAccount ? [] : [t('Beside the account')]),
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} id={row.id} data-out={row.isOut || undefined}>
              <th scope="row">
                <Kind of="claimed" />{' '}
                <button type="button" className="link figure" onClick={() => props.onOpen(row.id)}>
                  {row.said}
                </button>
                {row.marks.map((mark) => (
                  <small key={mark} className="under">
                    {mark}
                  </small>
                ))}
              </th>
              <td>
                <bdi>{row.speaker}</bdi>
                {row.role && <small> {row.role}</small>}
              </td>
              <td>
                <bdi>{row.channels}</bdi>
              </td>
              <td>
                {row.period}
                {row.places && <small className="under">{row.places}</small>}
              </td>
              {!isWithoutAccount && (
                <td>
                  {row.verdicts.map(({ text, tone }) => (
                    <span key={text} className={`verdict ${tone}`}>
                      {text}
                    </span>
                  ))}
                  {row.bands.map((band) => (
                    <small key={band} className="under">
                      {band}
                    </small>
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
