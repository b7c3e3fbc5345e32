import { reading, separator, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { useContacts } from '../contacts/context.tsx';
import { AnnounceWindow } from './AnnounceWindow.tsx';
import { BeforeClosing } from './BeforeClosing.tsx';
import { toCalendar } from './entries.ts';
import { toIcs } from './ics.ts';
import { EndWindow, StartWindow } from './WindowActs.tsx';
import { toWindowRows, type WindowRow } from './windowRows.ts';
import './windows.css';

type Open = { readonly is: 'announce' | 'start' | 'end'; readonly row: WindowRow | null };

/** Until when it is quiet, what does not finish before, and a file for the calendars of the room. */
export function Windows(props: { readonly now: number }) {
  const { facts, clock, may } = useBoard();
  const { now } = props;
  const [open, setOpen] = useState<Open | null>(null);
  const rows = toWindowRows(facts, now, clock);
  const mayWrite = may({ kind: 'announced@1', subject: 'window/any' });
  const close = () => setOpen(null);
  const again = open?.row?.state.announced;
  return (
    <section className="panel windows" aria-label={t('Windows')} data-testid="windows">
      <header>
        <h2 className="question">{t('Windows')}</h2>
        <span className="acts">
          {mayWrite && (
            <Button className="button" onPress={() => setOpen({ is: 'announce', row: null })}>
              {t('Announced…')}
            </Button>
          )}
          <SaveCalendar now={now} />
        </span>
      </header>
      <ul>
        {rows.map((row) => (
          <li key={row.id} data-phase={row.phase} data-testid="window-row">
            <b className={row.isShort ? 'bad' : ''}>{row.countdown}</b>
            <div>
              <span>
                <b>{row.kind}</b> {row.span}
              </span>
              <small className="soft">
                {row.detail}
                {separator()}
                {row.told}
                {row.isContested && (
                  <b className="bad">
                    {separator()}
                    {t('two people told it differently')}
                  </b>
                )}
              </small>
            </div>
            {mayWrite && row.phase !== 'over' && (
              <span className="acts">
                {!row.isStarted && (
                  <Button className="button small" onPress={() => setOpen({ is: 'start', row })}>
                    {t('It began…')}
                  </Button>
                )}
                <Button className="button small" onPress={() => setOpen({ is: 'end', row })}>
                  {t('It ended…')}
                </Button>
                <Button className="button small" onPress={() => setOpen({ is: 'announce', row })}>
                  {t('Announced anew…')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className="not-yet">{t('No window is announced.')}</p>}
      <BeforeClosing now={now} />
      {open?.is === 'announce' && (
        <AnnounceWindow
          again={open.row && again ? { id: open.row.id, announced: again } : null}
          now={now}
          onClose={close}
        />
      )}
      {open?.is === 'start' && open.row && <StartWindow row={open.row} onClose={close} />}
      {open?.is === 'end' && open.row && <EndWindow row={open.row} onClose={close} />}
    </section>
  );
}

/** A file, made here and given to whoever asks: nothing is subscribed to, nothing goes out by itself. */
function SaveCalendar(props: { readonly now: number }) {
  const { op, facts, clock, isExercise } = useBoard();
  const next = useContacts()?.view.next ?? [];
  const save = () => {
    const { language } = reading.get();
    const calendar = toCalendar(facts, op, next, props.now, clock, language);
    const url = URL.createObjectURL(new Blob([toIcs(calendar)], { type: 'text/calendar' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = isExercise ? 'exercise-corridor.ics' : 'corridor.ics';
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button className="button" onPress={save} data-testid="save-calendar">
      {t('Calendar file')}
    </Button>
  );
}
