import { figure, fromLeft, listed, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Heads } from '../ui/Heads.tsx';
import { CompareLists } from './CompareLists.tsx';
import { RecordList } from './RecordList.tsx';
import { type ListRow, toListRows } from './register.ts';
import { fingerprintText } from './typed.ts';
import { isListAct, listWord } from './words.ts';
import './lists.css';

type Opened = { readonly list: string | null; readonly number: number | null };

/** Lists of names that were asked for, received, given, refused: known by lines and fingerprint, the names never here. */
export function Lists(props: { readonly now: number }) {
  const { facts, records, clock, may } = useBoard();
  const [recorded, setRecorded] = useState<Opened | null>(null);
  const [isComparing, setComparing] = useState(false);
  const rows = toListRows(facts, records, props.now, clock);
  const mayWrite = may({ kind: 'given@1', subject: 'list/any' });
  return (
    <section className="page not-on-paper" aria-label={t('Lists of names')} data-testid="lists">
      <div className="panel scroll">
        <header>
          <h2>{t('Lists of names')}</h2>
        </header>
        <div className="filters">
          {mayWrite && (
            <Button
              className="button"
              onPress={() => setRecorded({ list: null, number: null })}
              data-testid="open-record-list"
            >
              {t('A list was asked for, received, given or refused')}
            </Button>
          )}
          <Button
            className="button"
            onPress={() => setComparing(true)}
            data-testid="open-compare-lists"
          >
            {t('Compare two lists')}
          </Button>
        </div>
        {rows.length === 0 ? (
          <p className="not-yet">{t('No list is recorded.')}</p>
        ) : (
          <table className="facts" data-testid="list-register">
            <caption>{t('The names never enter. The same fingerprint is the same list.')}</caption>
            <Heads of={[t('List'), t('About'), t('What happened'), [t('Lines')], t('Fingerprint')]}>
              <th scope="col" aria-label={t('Acts')} />
            </Heads>
            <tbody>
              {rows.map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  now={props.now}
                  mayWrite={mayWrite}
                  onRecord={() => setRecorded({ list: row.id, number: row.number })}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {recorded && <RecordList {...recorded} now={props.now} onClose={() => setRecorded(null)} />}
      {isComparing && <CompareLists rows={rows} onClose={() => setComparing(false)} />}
    </section>
  );
}

function Row(props: {
  readonly row: ListRow;
  readonly now: number;
  readonly mayWrite: boolean;
  readonly onRecord: () => void;
}) {
  const { clock } = useBoard();
  const { row } = props;
  const whole = row.fingerprint === null ? '' : fingerprintText(row.fingerprint);
  return (
    <tr data-testid="list-row">
      <th scope="row" className="nowrap">
        {t('List {n}', { n: figure(row.number) })}{' '}
        <b className={row.status === 'given' ? 'bad' : ''}>
          {isListAct(row.status) ? listWord('acts', row.status) : ''}
        </b>
      </th>
      <td>
        <bdi>{row.about}</bdi>
      </td>
      <td>
        <ol className="steps">
          {row.steps.map((step) => (
            <li key={step.line}>
              <span className="soft nowrap">{clock.near(step.at, props.now)}</span>{' '}
              <bdi>{step.text}</bdi>
            </li>
          ))}
        </ol>
      </td>
      <td className="number">{row.lines === null ? '–' : figure(row.lines)}</td>
      <td>
        {whole === '' ? (
          <span className="soft">{t('none')}</span>
        ) : (
          <details>
            <summary>
              <code>{fromLeft(whole.slice(0, 9))}</code>
              {row.sameAs.length > 0 && (
                <b>
                  {' '}
                  {t('same as {lists}', {
                    lists: listed(row.sameAs.map((n) => t('List {n}', { n: figure(n) }))),
                  })}
                </b>
              )}
              {row.isChanged && <b className="bad"> {t('another one than at first')}</b>}
            </summary>
            <code className="print" dir="ltr">
              {whole}
            </code>
          </details>
        )}
      </td>
      <td className="ends">
        {props.mayWrite && (
          <Button className="quiet" onPress={props.onRecord}>
            {t('what became of it')}
          </Button>
        )}
      </td>
    </tr>
  );
}
