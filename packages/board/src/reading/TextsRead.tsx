import type { SubjectId } from '@corridor/operation';
import { figure, t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { calendarDay } from '../time/calendar.ts';
import { Heads } from '../ui/Heads.tsx';
import { zoneOf } from '../view/facts.ts';
import { documentRows } from './documents.ts';

/** The texts that were read, to be opened again. */
export function TextsRead(props: { readonly onOpen: (document: SubjectId) => void }) {
  const { facts, clock } = useBoard();
  const rows = documentRows(facts);
  if (rows.length === 0) return null;
  return (
    <details className="texts-read" data-testid="texts-read">
      <summary>
        {t('{n, plural, one {# text was read} other {# texts were read}}', { n: rows.length })}
      </summary>
      <div className="scroll">
        <table className="facts">
          <Heads
            of={[t('Publisher'), t('Published on'), t('Read on'), t('Recorded'), t('Rejected')]}
          />
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => props.onOpen(row.id)}>
                    <bdi>{row.publisher || t('publisher not known')}</bdi>
                  </button>
                </th>
                <td>
                  {row.publishedOn ? calendarDay(row.publishedOn, zoneOf(facts)) : t('not known')}
                </td>
                <td>{clock.dateTime(row.addedAt)}</td>
                <td className="number">{figure(row.recorded)}</td>
                <td className="number">{figure(row.rejected)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
