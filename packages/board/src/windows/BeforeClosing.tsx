import { listed, separator, t } from '@corridor/text';
import { useMemo } from 'react';
import { useBoard } from '../app/board.ts';
import { operationOf } from '../view/facts.ts';
import { toLateView } from './lateRows.ts';
import { toWindowRows } from './windowRows.ts';
import './windows.css';

/** The window that closes first, and what does not finish before it; made anew with the minute, not with every second. */
export function useBeforeClosing(now: number) {
  const { facts, clock } = useBoard();
  const minute = Math.floor(now / 60_000) * 60_000;
  return useMemo(() => {
    if (operationOf(facts)?.closed) return null;
    const row = toWindowRows(facts, minute, clock).find(
      ({ phase, state }) => phase !== 'over' && state.announced?.to !== undefined,
    );
    const view = row && toLateView(facts, row.state, minute, clock);
    return row && view ? { row, view } : null;
  }, [facts, clock, minute]);
}

/** One line for a wall: how many come too late, and who. */
export function BeforeClosingLine(props: { readonly now: number }) {
  const { facts } = useBoard();
  const found = useBeforeClosing(props.now);
  if (!found) {
    return operationOf(facts)?.closed ? null : (
      <span className="soft">
        {t('No forecast yet: whether the last one arrives in time is not worked out.')}
      </span>
    );
  }
  const { view } = found;
  const named = view.rows.slice(0, 4).map(({ name }) => name);
  return (
    <span className={view.isBad ? 'bad' : 'soft'} data-testid="before-closing-line">
      ≈ {view.headline}
      {named.length > 0 && ` (${listed(named)}${view.rows.length > named.length ? ' …' : ''})`}
    </span>
  );
}

/** What cannot finish before the window closes, one by one, and on what that rests. */
export function BeforeClosing(props: { readonly now: number }) {
  const { openTrip } = useBoard();
  const found = useBeforeClosing(props.now);
  if (!found) return null;
  const { view, row } = found;
  return (
    <div className="before-closing" data-testid="before-closing">
      <h3>{t('Before it closes: {window}, {span}', { window: row.kind, span: row.span })}</h3>
      <p className={view.isBad ? 'bad' : ''}>
        <b>≈ {view.headline}</b>
        {view.unknown && (
          <span className="soft">
            {separator()}
            {view.unknown}
          </span>
        )}
      </p>
      <ul>
        {view.rows.map((one) => (
          <li key={one.id} className={one.isSure ? 'bad' : ''}>
            {one.id.startsWith('trip/') ? (
              <button type="button" className="link" onClick={() => openTrip(one.id)}>
                {one.text}
              </button>
            ) : (
              one.text
            )}
          </li>
        ))}
      </ul>
      {[...view.lastDepartures, ...view.basis].map((text) => (
        <p key={text} className="soft small">
          {text}
        </p>
      ))}
    </div>
  );
}
