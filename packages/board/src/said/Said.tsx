import { t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { useReading } from '../text/useReading.ts';
import { calendarDay } from '../time/calendar.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { type ClaimRow, toClaimRows } from '../view/claims.ts';
import { zoneOf } from '../view/facts.ts';
import './said.css';

/** What others said, day by day: who, by which channel, what figure, about when. Never summed. */
export function Said() {
  const { facts } = useBoard();
  const [speaker, setSpeaker] = useState('');
  const [words, setWords] = useState('');
  const reading = useReading();
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are texts of one language
  const rows = useMemo(() => toClaimRows(facts), [facts, reading]);
  const speakers = useMemo(() => [...new Set(rows.map((row) => row.speaker))].sort(), [rows]);
  const wanted = words.trim().toLowerCase();
  const shown = rows.filter(
    (row) =>
      (!speaker || row.speaker === speaker) &&
      (!wanted ||
        [row.said, row.speaker, row.channel, row.places].some((text) =>
          text.toLowerCase().includes(wanted),
        )),
  );
  const days = [...Map.groupBy(shown, (row) => row.day)];
  return (
    <section className="page" aria-label={t('What they say')} data-testid="said">
      <div className="panel">
        <div className="filters">
          <Field label={t('Words')} value={words} onChange={setWords} />
          <Choice
            label={t('Speaker')}
            value={speaker}
            empty={t('all')}
            options={speakers.map((one) => ({ value: one, text: one }))}
            onChange={setSpeaker}
          />
          <span className="count" aria-live="polite">
            {t(
              '{n, plural, one {# statement} other {# statements, beside each other, never added}}',
              { n: shown.length },
            )}
          </span>
        </div>
        {days.map(([day, ofDay]) => (
          <Day key={day} day={day} rows={ofDay} />
        ))}
        {rows.length === 0 && (
          <p className="not-yet">{t('Nobody has recorded what anybody said.')}</p>
        )}
      </div>
    </section>
  );
}

function Day(props: { readonly day: string; readonly rows: readonly ClaimRow[] }) {
  const { facts } = useBoard();
  const title = props.day ? calendarDay(props.day, zoneOf(facts)) : t('day not known');
  return (
    <div className="scroll">
      <table className="facts said">
        <caption>
          <h2 className="day">{t('said on {day}', { day: title })}</h2>
        </caption>
        <colgroup>
          <col className="w-said" />
          <col className="w-who" />
          <col className="w-channel" />
          <col className="w-about" />
          <col className="w-where" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('Stated')}</th>
            <th scope="col">{t('Speaker')}</th>
            <th scope="col">{t('Channel')}</th>
            <th scope="col">{t('About')}</th>
            <th scope="col">{t('Where')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.id} id={row.id}>
              <th scope="row">
                <Kind of="claimed" /> {row.said}
                {row.isHedged && <small> {t('planned or unsure')}</small>}
                {row.isPart && <small> {t('part of another figure')}</small>}
                {row.status === 'proposed' && (
                  <small className="derived">
                    {' '}
                    {t('proposed by the reader, not yet accepted')}
                  </small>
                )}
              </th>
              <td>
                <bdi>{row.speaker}</bdi>
                {row.speakerRole && row.speakerRole !== row.speaker.toLowerCase() && (
                  <small> {row.speakerRole}</small>
                )}
              </td>
              <td>
                <bdi>{row.channel}</bdi>
              </td>
              <td className="nowrap">{row.period}</td>
              <td>{row.places}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
