import type { Scope } from '@corridor/account';
import { figure, signedFigure, t, type Words, wordOf } from '@corridor/text';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { useKeys } from '../app/keys.ts';
import { useWrite } from '../guard/useWrite.ts';
import { Kind } from '../kind/Kind.tsx';
import { howLong } from '../time/zone.ts';
import { Fault } from '../ui/Fault.tsx';
import { Heads } from '../ui/Heads.tsx';
import type { DiscrepancyRow } from './discrepancyRows.ts';
import { Assign, Explain } from './Settle.tsx';

const states: Words<DiscrepancyRow['found']['status']> = {
  open: 'open',
  assigned: 'handed to somebody',
  explained: 'explained',
  reopened: 'open again',
};

/** So many stand open to the eye; the rest is one key away. */
const OPEN_SHOWN = 8;
const EXPLAINED_SHOWN = 3;

/** What does not balance, the oldest first, and everything that can be done about it without a mouse. */
export function Discrepancies(props: {
  readonly rows: readonly DiscrepancyRow[];
  /** All journeys together, in a sentence; empty where all balance. */
  readonly together: string;
  readonly now: number;
  readonly onTrace: (scope: Scope) => void;
}) {
  const { rows, now } = props;
  const { clock, may, holds } = useBoard();
  const write = useWrite();
  const body = useRef<HTMLTableSectionElement>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [act, setAct] = useState<{
    readonly is: 'explain' | 'assign';
    readonly row: DiscrepancyRow;
  } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isWhole, setWhole] = useState(false);
  const mayWrite = may({ kind: 'explained@1', subject: 'discrepancy/any' });
  // A desk is not sent what others wrote about them: of what it cannot hold it must not speak.
  const isHeld = holds({ kind: 'explained@1', subject: 'discrepancy/any' });
  const open = rows.filter(({ found }) => found.status !== 'explained');
  const explained = rows.filter(({ found }) => found.status === 'explained');
  const all = t('all: {open} open, {explained} explained', {
    open: open.length,
    explained: explained.length,
  });
  const shown = isWhole
    ? rows
    : [...open.slice(0, OPEN_SHOWN), ...explained.slice(0, EXPLAINED_SHOWN)];
  const current = shown.find(({ id }) => id === selected) ?? shown[0];
  const reopen = useCallback(
    async (row: DiscrepancyRow) => {
      setFault(
        await write([
          {
            kind: 'reopened@1',
            subject: row.found.subject,
            fact: { of: row.found.of, about: row.found.about },
          },
        ]),
      );
    },
    [write],
  );
  const heads = () => [...(body.current?.querySelectorAll<HTMLElement>('.row-key') ?? [])];
  const keys = useMemo((): Record<string, () => void> => {
    if (!current) return {};
    const find = () =>
      [...(body.current?.querySelectorAll<HTMLElement>('.row-key') ?? [])]
        .find((key) => key.closest('tr')?.dataset.id === current.id)
        ?.focus();
    if (!mayWrite) return { d: find };
    return {
      d: find,
      ...(current.found.status === 'explained'
        ? { o: () => void reopen(current) }
        : {
            e: () => setAct({ is: 'explain', row: current }),
            a: () => setAct({ is: 'assign', row: current }),
          }),
    };
  }, [current, mayWrite, reopen]);
  useKeys(keys);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const all = heads();
    const at = all.findIndex(
      (key) => key.closest('tr') === (event.target as Element).closest('tr'),
    );
    const next = all[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
  if (rows.length === 0) return null;
  return (
    <div className="panel scroll" data-testid="discrepancies-panel">
      <h2 className="question">{t('Discrepancies to settle')}</h2>
      <Fault text={fault} />
      <table className="facts discrepancies" data-testid="discrepancy-list">
        <caption>
          {t('Does not balance, and nobody has explained it: {n}. The oldest first.', {
            n: figure(open.length),
          })}
          {props.together && <span className="hint">{props.together}</span>}
          {!isHeld && (
            <span className="hint">
              {t('Who settles them, and what was explained, is not sent to this device.')}
            </span>
          )}
          {mayWrite && (
            <span className="hint no-print">
              {t('D goes to the list, ↑ ↓ through it; E explains, A hands over, O opens again.')}
            </span>
          )}
        </caption>
        <Heads
          of={[t('Of what'), t('What differs'), [t('Difference')], [t('Open for')], t('State')]}
        >
          <th scope="col" className="no-print">
            {t('Acts')}
          </th>
        </Heads>
        <tbody ref={body} onKeyDown={move}>
          {shown.map((row) => (
            <tr
              key={row.id}
              data-id={row.id}
              data-status={row.found.status}
              data-current={row === current || undefined}
              onFocus={() => setSelected(row.id)}
            >
              <th scope="row">
                <button
                  type="button"
                  className="link row-key"
                  onClick={() => row.scope && props.onTrace(row.scope)}
                >
                  {row.name}
                </button>
                {row.place && <small className="under">{row.place}</small>}
              </th>
              <td>{row.what}</td>
              <td className={`number ${row.found.status === 'explained' ? 'soft' : 'bad'}`}>
                {row.found.isDerived && <Kind of="derived" />}{' '}
                <span data-testid="difference">{signedFigure(row.found.people)}</span>
              </td>
              <td className="number">
                {howLong(now - row.found.since)}
                <small className="under">{clock.near(row.found.since, now)}</small>
              </td>
              <td>
                <b className={row.found.status === 'reopened' ? 'bad' : ''}>
                  {isHeld ? wordOf(states, row.found.status) : t('not known here')}
                </b>
                {row.assignedTo && row.found.status !== 'explained' && (
                  <small className="under">{t('handed to {who}', { who: row.assignedTo })}</small>
                )}
                {row.explained && <small className="under">{row.explained}</small>}
                {row.reopened && <small className="under bad">{row.reopened}</small>}
              </td>
              <td className="row-acts no-print">
                {mayWrite && row.found.status !== 'explained' && (
                  <>
                    <Button
                      className="quiet"
                      data-testid="explain-key"
                      onPress={() => setAct({ is: 'explain', row })}
                    >
                      {t('Explain…')}
                    </Button>
                    <Button
                      className="quiet"
                      data-testid="assign-key"
                      onPress={() => setAct({ is: 'assign', row })}
                    >
                      {t('Hand over…')}
                    </Button>
                  </>
                )}
                {mayWrite && row.found.status === 'explained' && (
                  <Button
                    className="quiet"
                    data-testid="reopen-key"
                    onPress={() => void reopen(row)}
                  >
                    {t('Open again')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {(isWhole || shown.length < rows.length) && (
        <>
          <Button
            className="quiet no-print"
            data-testid="all-discrepancies"
            onPress={() => setWhole(!isWhole)}
          >
            {isWhole ? t('only the oldest') : all}
          </Button>
          <p className="on-paper small soft">{all}</p>
        </>
      )}
      {act?.is === 'explain' && <Explain row={act.row} onClose={() => setAct(null)} />}
      {act?.is === 'assign' && <Assign row={act.row} onClose={() => setAct(null)} />}
    </div>
  );
}
