import { figure, isolate, listed, named, t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { batchTitle, wayText } from '../guard/names.ts';
import { type guardCodes, guardWord } from '../guard/words.ts';
import { word } from '../text/words.ts';
import { howLong } from '../time/zone.ts';
import { stateOf, vehicleText } from '../view/facts.ts';
import { NoticeEntry } from './forms/NoticeEntry.tsx';
import type { Opened } from './Ledger.tsx';
import type { Ledger, LedgerBatch } from './ledger.ts';
import { type Lead, type NoticeRow, toNotices } from './notices.ts';
import { say, sayAny } from './words.ts';

/** Signs that stay apart in black and white: what we said is an outline, their yes is filled, a light that is gone is struck. */
const SIGNS = { notified: '○', acknowledged: '◑', 'green-light': '▶', withdrawn: '✕' } as const;

export function NoticeMark({ row }: { readonly row: Pick<NoticeRow, 'status' | 'hasRunOut'> }) {
  return (
    <span className={`notice-mark ${row.hasRunOut ? 'run-out' : row.status}`}>
      <span aria-hidden="true">{row.hasRunOut ? '✕' : SIGNS[row.status]}</span>{' '}
      {row.hasRunOut ? t('green light has run out') : say('notices', row.status)}
    </span>
  );
}

/** `48 h: met, 3 h to spare` · `24 h: short by 22 h`. */
export const leadText = ({ hours, shortBy, isMet }: Lead): string =>
  isMet
    ? t('{h} h: met, {long} to spare', { h: figure(hours), long: howLong(-shortBy) })
    : t('{h} h: short by {long}', { h: figure(hours), long: howLong(shortBy) });

/** Of somebody who was not told yet: how long there is to do it, or how long it is too late. */
export const leftText = ({ hours, shortBy, isMet }: Lead): string =>
  isMet
    ? t('{h} h: {long} left to tell them', { h: figure(hours), long: howLong(-shortBy) })
    : t('{h} h: too late by {long}', { h: figure(hours), long: howLong(shortBy) });

function Leads({ leads, isTold }: { readonly leads: readonly Lead[]; readonly isTold: boolean }) {
  return (
    <ul className="leads">
      {leads.map((lead) => (
        <li key={lead.limit} className={lead.isMet ? '' : 'bad'}>
          {isTold ? leadText(lead) : leftText(lead)}
        </li>
      ))}
    </ul>
  );
}

function BatchNoticeTable(props: {
  readonly batch: LedgerBatch;
  readonly now: number;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { facts, records, clock } = useBoard();
  const { batch, now } = props;
  const view = toNotices(facts, records, batch.id, now);
  return (
    <section className="panel notices-of" data-testid="notices-of" aria-label={isolate(batch.name)}>
      <header>
        <h2 className="notices-name">{batchTitle(facts, batch.id)}</h2>
        <span className="soft">
          {listed([
            wayText(facts, batch.id),
            view.planned === null
              ? t('no hour is planned')
              : t('planned {time}', { time: clock.near(view.planned, now) }),
          ])}
        </span>
      </header>
      <table className="facts">
        <thead>
          <tr>
            <th scope="col">{t('Who')}</th>
            <th scope="col">{t('Level')}</th>
            <th scope="col">{t('Word')}</th>
            <th scope="col">{t('When')}</th>
            <th scope="col">{t('How')}</th>
            <th scope="col">{t('Valid until')}</th>
            <th scope="col">{t('Told early enough')}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={`${row.party} ${row.level} ${row.trip}`}>
              <th scope="row">
                <button
                  type="button"
                  className="link"
                  onClick={() =>
                    props.onOpen({ title: row.name, subjects: [row.notice], trips: [] })
                  }
                >
                  {isolate(row.name)}
                </button>
                {row.trip && (
                  <small className="also">
                    {t('vehicle {n} only', {
                      n: vehicleText(facts, stateOf(facts, 'trip', row.trip)),
                    })}
                  </small>
                )}
              </th>
              <td>{word('level', row.level)}</td>
              <td>
                <NoticeMark row={row} />
              </td>
              <td className="nowrap">{clock.near(row.at, now)}</td>
              <td>
                {listed([
                  guardWord('channels', row.channel as Channel),
                  row.function ? sayAny('functions', row.function) : '',
                ])}
              </td>
              <td className={row.hasRunOut ? 'bad nowrap' : 'nowrap'}>
                {row.validUntil === null ? t('no end said') : clock.near(row.validUntil, now)}
              </td>
              <td>
                {row.toldAt === null ? (
                  <small className="soft">{t('when they were told is not recorded')}</small>
                ) : row.leads.length === 0 ? (
                  <small className="soft">{t('no hour is planned')}</small>
                ) : (
                  <Leads leads={row.leads} isTold />
                )}
              </td>
            </tr>
          ))}
          {view.untold.length > 0 && (
            <tr>
              <th scope="row">{named(view.untold.map(({ name }) => name))}</th>
              <td />
              <td>
                <span className="notice-mark untold">{t('not told')}</span>
              </td>
              <td />
              <td />
              <td />
              <td>
                <Leads leads={view.untold[0]?.leads ?? []} isTold={false} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
type Channel = ReturnType<typeof guardCodes<'channels'>>[number]['value'];

/** Batches that are not over, each with everybody's last word; above them the line with which the next word is written down. */
export function Notices(props: {
  readonly ledger: Ledger;
  readonly now: number;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { may } = useBoard();
  const batches = props.ledger.terms
    .flatMap((term) => term.batches)
    .filter(({ status }) => status !== 'completed' && status !== 'unknown');
  return (
    <div className="notices" data-testid="notices">
      {may({ kind: 'notified@1', subject: 'notice/any' }) && batches.length > 0 && (
        <NoticeEntry batches={batches.map(({ id, name }) => ({ value: id, text: name }))} />
      )}
      {batches.map((batch) => (
        <BatchNoticeTable key={batch.id} batch={batch} now={props.now} onOpen={props.onOpen} />
      ))}
      {batches.length === 0 && <p className="panel">{t('No batch is planned.')}</p>}
    </div>
  );
}
