import { t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { operationOf } from '../view/facts.ts';
import { toWindowRows, windowName } from './windowRows.ts';
import './windows.css';

/** How long what was agreed still holds: a small piece for any screen. What runs, else the next one. */
export function WindowCountdown(props: { readonly now: number; readonly most?: number }) {
  const { facts, clock } = useBoard();
  if (operationOf(facts)?.closed) return <b>{t('The operation is closed.')}</b>;
  const open = toWindowRows(facts, props.now, clock).filter(({ phase }) => phase !== 'over');
  const running = open.filter(({ phase }) => phase === 'runs');
  const shown = (running.length ? running : open).slice(0, props.most ?? 2);
  if (shown.length === 0) return <b>{t('No window is announced.')}</b>;
  return (
    <span className="window-countdown" data-testid="window-countdown">
      {shown.map((row) => (
        <span key={row.id}>
          <b className={row.isShort ? 'bad' : ''}>
            {t('{window}: {countdown}', {
              window: windowName(facts, row),
              countdown: row.countdown,
            })}
          </b>{' '}
          <span className="soft">{row.span}</span>
        </span>
      ))}
    </span>
  );
}
