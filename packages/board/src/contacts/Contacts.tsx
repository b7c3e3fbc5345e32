import { type ContactRecord, contactOffers, retracted } from '@corridor/operation';
import { listed, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { useWrite } from '../guard/useWrite.ts';
import { Fault } from '../ui/Fault.tsx';
import { Heads } from '../ui/Heads.tsx';
import { useContacts } from './context.tsx';
import { LetIn } from './LetIn.tsx';
import { LogCall } from './LogCall.tsx';
import { NextCalls } from './NextCalls.tsx';
import { Offers } from './Offers.tsx';
import { isOnRecord } from './onRecord.ts';
import { Retention } from './Retention.tsx';
import { boardText, sayingText, whoText } from './say.ts';
import type { ContactRow, ContactsView } from './view.ts';
import { anyContactWord, contactWord } from './words.ts';
import './contacts.css';

/** Who spoke, what it changes, when the next call is due: sealed to the coordinators, and to nobody else. */
export function Contacts(props: { readonly now: number }) {
  const contacts = useContacts();
  return (
    <section className="page not-on-paper" aria-label={t('Calls')} data-testid="contacts">
      <div className="panel scroll">
        <header>
          <h2>{t('Calls')}</h2>
        </header>
        {contacts?.view.fault && (
          <Fault
            text={t('Calls can be neither sealed nor opened on this board: {why}', {
              why: contacts.view.fault,
            })}
          />
        )}
        {contacts?.view.isCoordinator ? (
          <Log {...contacts} now={props.now} />
        ) : (
          <p className="soft" data-testid="contacts-closed">
            {contacts?.view.isReady
              ? t(
                  'Calls are sealed to the coordinators. Nothing of them comes to this board; a coordinator can tell you what you need.',
                )
              : t('Opening…')}
          </p>
        )}
      </div>
    </section>
  );
}

function Log(
  props: NonNullable<ReturnType<typeof useContacts>> & {
    readonly view: ContactsView;
    readonly now: number;
  },
) {
  const { desk, view, now } = props;
  const [isLogging, setLogging] = useState(false);
  const [offered, setOffered] = useState<ContactRecord | null>(null);
  const [isLettingIn, setLettingIn] = useState(false);
  if (view.isDestroyed) {
    return (
      <p data-testid="contacts-destroyed">
        {t(
          'The calls of this operation were destroyed on time, on this board and with the key that opened them. The log still tells that they were logged.',
        )}
      </p>
    );
  }
  const store = async (record: ContactRecord) => {
    const failed = await desk.log(record);
    if (failed !== null) return failed;
    setLogging(false);
    if (contactOffers(record).length > 0) setOffered(record);
    return null;
  };
  const lettable = view.rows.filter(({ record, lacking }) => record && lacking.length > 0);
  const unsent = view.rows.filter(({ isHeld }) => !isHeld).length;
  return (
    <>
      <div className="filters">
        <Button
          className="button primary"
          onPress={() => setLogging(true)}
          data-testid="open-log-call"
        >
          {t('Log a call')}
        </Button>
        {lettable.length > 0 && (
          <Button className="button" onPress={() => setLettingIn(true)} data-testid="open-let-in">
            {t('Let a later coordinator into earlier calls')}
          </Button>
        )}
        {unsent > 0 && (
          <span className="bad" role="status" data-testid="contacts-unsent">
            {t(
              '{n, plural, one {# call lies} other {# calls lie}} on this board alone until the hub is reached.',
              { n: unsent },
            )}
          </span>
        )}
        {view.refusal !== null && <Fault text={view.refusal} />}
      </div>
      <NextCalls now={now} />
      {view.rows.length === 0 ? (
        <p className="not-yet" data-testid="no-calls">
          {t('No call is logged.')}
        </p>
      ) : (
        <table className="facts" data-testid="calls">
          <caption>
            {t('Sealed to the coordinators: in no export, on no phone, on no other board.')}
          </caption>
          <Heads of={[t('When'), t('Who'), t('What was said'), t('Next call'), t('Opens on')]}>
            <th scope="col" aria-label={t('Acts')} />
          </Heads>
          <tbody>
            {view.rows.map((row) => (
              <Call
                key={row.id}
                row={row}
                view={view}
                now={now}
                onOffers={() => setOffered(row.record)}
              />
            ))}
          </tbody>
        </table>
      )}
      <Retention due={view.due} />
      {isLogging && (
        <LogCall
          readers={view.readers}
          now={now}
          onStore={store}
          onClose={() => setLogging(false)}
        />
      )}
      {offered && <Offers record={offered} now={now} onClose={() => setOffered(null)} />}
      {isLettingIn && (
        <LetIn
          rows={lettable}
          onLetIn={() => desk.letIn(lettable.map(({ id }) => id))}
          onClose={() => setLettingIn(false)}
        />
      )}
    </>
  );
}

function Call(props: {
  readonly row: ContactRow;
  readonly view: ContactsView;
  readonly now: number;
  readonly onOffers: () => void;
}) {
  const { facts, clock, records, device } = useBoard();
  const write = useWrite();
  const [fault, setFault] = useState<string | null>(null);
  const [isSure, setSure] = useState(false);
  const { row, now } = props;
  const { record } = row;
  const nameOf = (one: string) => boardText(records.deviceLabel(one), one, one === device);
  const opensOn = listed(row.to.map(nameOf));
  const takeBack = async () => {
    const { line, id, by } = row;
    setFault(await write([retracted({ id: line, subject: id, device: by }, device, 'mistake')]));
    setSure(false);
  };
  const owed = record
    ? contactOffers(record).filter((offer) => !isOnRecord(facts, records, record, offer))
    : [];
  return (
    <tr data-testid="call" data-why={row.why}>
      <th scope="row" className="nowrap">
        {clock.near(record?.at ?? row.at, now)}
        {!row.isHeld && <small className="bad"> {t('kept here only')}</small>}
      </th>
      {record ? (
        <>
          <td>
            ❝ <bdi>{whoText(facts, record)}</bdi>
            <small className="soft">
              {' '}
              {listed([
                contactWord('ways', record.way),
                anyContactWord('channels', record.channel),
                t('logged by {label}', { label: nameOf(row.by) }),
              ])}
            </small>
          </td>
          <td>
            <ul>
              {record.said.map((saying, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the order is the record's own
                <li key={n}>
                  <bdi>{sayingText(facts, saying, now, clock)}</bdi>
                </li>
              ))}
            </ul>
            {owed.length > 0 && (
              <Button className="quiet" onPress={props.onOffers} data-testid="open-offers">
                {t('not on the open record yet')}
              </Button>
            )}
          </td>
          <td className="nowrap">
            {record.next
              ? listed([
                  clock.near(record.next.due, now),
                  contactWord('callers', record.next.caller),
                ])
              : t('none agreed')}
          </td>
        </>
      ) : (
        <td colSpan={3} className="soft">
          {row.why === 'sealed'
            ? t('Sealed before this board was let in. It opens on: {boards}.', { boards: opensOn })
            : row.why === 'away'
              ? t('Not here yet: it lies at the hub or on the board that logged it, {label}.', {
                  label: nameOf(row.by),
                })
              : t(
                  'Does not open here though it was sealed to this board. It may open on: {boards}.',
                  {
                    boards: opensOn,
                  },
                )}
        </td>
      )}
      <td>
        <bdi>{opensOn}</bdi>
      </td>
      <td className="ends">
        {record && (
          <Button className="quiet" onPress={() => (isSure ? takeBack() : setSure(true))}>
            {isSure ? t('Sure? Take it back') : t('take back')}
          </Button>
        )}
        <Fault text={fault} />
      </td>
    </tr>
  );
}
