import type { SubjectId } from '@corridor/operation';
import { named, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { batchName } from '../guard/names.ts';
import { useWrite } from '../guard/useWrite.ts';
import { Fault } from '../ui/Fault.tsx';
import { conditionText, requirerText } from './conditionText.ts';
import type { Opened } from './Ledger.tsx';
import type { Ledger, LedgerBatch } from './ledger.ts';
import { say } from './words.ts';

interface Row {
  readonly id: SubjectId;
  readonly text: string;
  readonly requiredBy: string;
  readonly counts: string;
  readonly state: 'met' | 'waits' | 'aside';
}

/** What was made a condition of each batch, by whom, and whether it is so now. Nothing binds a batch but what stands here and safety. */
export function Conditions(props: {
  readonly ledger: Ledger;
  readonly now: number;
  readonly onAdd: () => void;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { facts, clock, may } = useBoard();
  const write = useWrite();
  const [sure, setSure] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const mayWrite = may({ kind: 'required@1', subject: 'condition/any' });
  const rowsOf = (batch: LedgerBatch): readonly Row[] =>
    facts.index.guards.facts.conditions(batch.id).flatMap(({ id, required }) => {
      if (!required) return [];
      const view = batch.guard?.conditions.find((one) => one.id === id);
      return [
        {
          id,
          text: conditionText(facts, required.fact, props.now, clock),
          requiredBy: requirerText(facts, required.fact.requiredBy),
          counts: say('counts', required.fact.counts),
          state: view?.met ? 'met' : view?.setAside ? 'aside' : 'waits',
        },
      ];
    });
  const bound = props.ledger.terms
    .flatMap(({ batches }) => batches)
    .map((batch) => ({ batch, rows: rowsOf(batch) }))
    .filter(({ rows }) => rows.length > 0);
  const free = props.ledger.terms
    .flatMap(({ batches }) => batches)
    .filter((batch) => batch.status !== 'completed' && rowsOf(batch).length === 0);
  const drop = async (id: SubjectId) => {
    if (sure !== id) return setSure(id);
    setSure('');
    setFault(await write([{ kind: 'dropped@1', subject: id, fact: {} }]));
  };
  const words = { met: t('met'), waits: t('not met'), aside: t('set aside by them') };
  return (
    <div className="panel" data-testid="conditions">
      <table className="facts">
        <caption>
          {t(
            'A batch waits for another only where somebody made it so. Our safety rules stand under Now.',
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('What')}</th>
            <th scope="col">{t('Required by')}</th>
            <th scope="col">{t('What counts')}</th>
            <th scope="col">{t('Now')}</th>
            {mayWrite && (
              <th scope="col">
                <span className="visually-hidden">{t('Drop')}</span>
              </th>
            )}
          </tr>
        </thead>
        {bound.map(({ batch, rows }) => (
          <tbody key={batch.id}>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    onClick={() => props.onOpen({ title: row.text, subjects: [row.id], trips: [] })}
                  >
                    {row.text}
                  </button>
                </th>
                <td>{row.requiredBy}</td>
                <td>{row.counts}</td>
                <td className={row.state === 'met' ? 'ok' : row.state === 'waits' ? 'bad' : ''}>
                  {words[row.state]}
                </td>
                {mayWrite && (
                  <td className="ends">
                    <Button className="quiet" onPress={() => drop(row.id)}>
                      {sure === row.id ? t('Yes, nobody asks for it any more') : t('drop…')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {bound.length === 0 && <p className="not-yet">{t('No party binds any batch.')}</p>}
      {free.length > 0 && (
        <p className="soft small">
          {t('Bound by nothing but safety: {batches}', {
            batches: named(free.map(({ id }) => batchName(facts, id))),
          })}
        </p>
      )}
      <Fault text={fault} />
      {mayWrite && (
        <p>
          <Button className="button" onPress={props.onAdd}>
            {t('Another condition…')}
          </Button>
        </p>
      )}
    </div>
  );
}
