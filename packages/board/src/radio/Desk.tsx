import { bytesToBase64url } from '@corridor/log';
import { type DeskCall, type Fact, parseDeskLine } from '@corridor/operation';
import { fromLeft, listed, t } from '@corridor/text';
import { useMemo, useRef, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { codesOf, word } from '../text/words.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { postName, siteName } from '../view/facts.ts';
import { type CallSource, daysBack, planCall } from './call.ts';
import { deskFaultText } from './faults.ts';
import { readBackText } from './readBack.ts';
import './desk.css';

interface Stored {
  readonly act: string;
  readonly trip: string;
  readonly at: number;
  readonly call: DeskCall;
  readonly check: number;
  /** Day of the count sheet, `15 Dec`; null: by radio. */
  readonly sheet: string | null;
  readonly isUndone: boolean;
}

/** Calls of this page, by operation: the desk may be closed and opened between two calls. */
const storedCalls = new Map<string, readonly Stored[]>();
const shownCalls = 8;
const DAY = 86_400_000;
/** Clocks of people differ by so much. */
const SOON = 300_000;

const drawCode = () => crypto.getRandomValues(new Uint8Array(5));

type Method = Fact<'trip', 'tallied@1'>['method'];

/** One line, no mouse: what is typed is read back at once, Enter stores it. */
export function Desk(props: { readonly now: number; readonly onClose: () => void }) {
  const { op, facts, clock, records, heads, record } = useBoard();
  const [line, setLine] = useState('');
  // A new trip's code is drawn once per call, not anew at every key.
  const [fresh, setFresh] = useState(drawCode);
  const [method, setMethod] = useState<Method>('one-by-one');
  // A sheet is keyed in row by row, so it stays chosen from call to call.
  const [sheetDay, setSheetDay] = useState<string | null>(null);
  const days = daysBack(clock, props.now, 14).map((day, n) => ({
    day,
    name: clock.date(props.now - n * DAY),
  }));
  const sheet =
    sheetDay === null ? null : (days.find(({ day }) => day === sheetDay)?.name ?? sheetDay);
  const source: CallSource =
    sheetDay === null ? { from: 'radio' } : { from: 'paper', day: sheetDay };
  const [fault, setFault] = useState('');
  const [stored, setStored] = useState(storedCalls.get(op) ?? []);
  const isWriting = useRef(false);
  const names = useMemo(
    () => ({
      vehicles: [...facts.states('vehicle').values()].flatMap((vehicle) =>
        vehicle.listed ? [{ id: vehicle.id, label: vehicle.listed.label }] : [],
      ),
      sites: [...facts.states('site').values()].map((site) => ({
        id: site.id,
        name: siteName(facts, site.id),
      })),
    }),
    [facts],
  );
  const read = useMemo(() => parseDeskLine(line, names), [line, names]);
  const plan = read.ok
    ? planCall(facts, read.call, { method, source, clock, now: props.now, random: () => fresh })
    : null;
  const toCome = plan?.at && plan.at > props.now + SOON ? plan.at : null;
  const problem =
    sheet !== null && read.ok && !read.call.clock
      ? t('A row of a sheet needs its time: add it as @14:05.')
      : toCome !== null
        ? t('{time} is still to come. Is it the sheet of another day?', {
            time: clock.dateTime(toCome),
          })
        : '';
  const keep = (calls: readonly Stored[]) => {
    storedCalls.set(op, calls);
    setStored(calls);
  };
  const store = async () => {
    if (!read.ok || !plan || problem || isWriting.current) return;
    isWriting.current = true;
    const act = bytesToBase64url(crypto.getRandomValues(new Uint8Array(16)));
    const failed = await record(
      plan.drafts.map((draft) => {
        const after = heads(draft.subject);
        return { ...draft, act, ...(after.length ? { after } : {}) };
      }),
    );
    isWriting.current = false;
    setFault(failed ?? '');
    if (failed) return;
    const call = {
      act,
      trip: plan.trip,
      at: props.now,
      call: read.call,
      check: read.check,
      sheet,
      isUndone: false,
    };
    keep([call, ...stored].slice(0, 50));
    setLine('');
    setFresh(drawCode());
  };
  const undo = async (call: Stored) => {
    const drafts = records
      .events(call.trip)
      .filter((event) => event.act === call.act && !event.kind.startsWith('retracted@'))
      .map((event) => ({
        kind: 'retracted@1',
        subject: event.subject,
        fact: { of: event.id, reason: call.sheet === null ? 'told-wrong' : 'mistake' },
        after: heads(event.subject),
      }));
    const failed = await record(drafts);
    setFault(failed ?? '');
    if (!failed) {
      keep(stored.map((one) => (one.act === call.act ? { ...one, isUndone: true } : one)));
    }
  };
  return (
    <Ask title={t('Radio desk')} isOpen form="wide" onClose={props.onClose} testId="radio-desk">
      <form
        className="desk"
        onSubmit={(event) => {
          event.preventDefault();
          store();
        }}
      >
        <TextField
          className="field desk-line"
          value={line}
          onChange={(value) => {
            setLine(value);
            setFault('');
          }}
          autoFocus
          autoComplete="off"
        >
          <Label>
            {sheet === null
              ? t('Vehicle, what, site, people: 12 d ram 47 3w')
              : t('A row of the count sheet of {day}, with its time: 12 d ram 47 3w @14:05', {
                  day: sheet,
                })}
          </Label>
          <Input spellCheck={false} autoCapitalize="none" dir="ltr" data-testid="desk-line" />
        </TextField>
        <div className="read-back" aria-live="polite" data-testid="read-back">
          {line.trim() === '' ? (
            <span className="soft">
              {t(
                'b\u00a0boarding · d\u00a0departed · p\u00a0passed · h\u00a0halted · r\u00a0sent\u00a0back · a\u00a0arrived · ab\u00a047\u00a0about · 21c\u00a0children · 3w\u00a0wounded · 1y\u00a0lying · 4l\u00a0laps · @14:05 · #slip',
              )}
            </span>
          ) : read.ok ? (
            <>
              <span className="said">{readBackText(read.call)}</span>
              <span className="digit" data-testid="check-digit">
                {t('check {n}', { n: read.check })}
              </span>
            </>
          ) : (
            <span className="bad" data-testid="desk-fault">
              {deskFaultText(read)}
            </span>
          )}
        </div>
        {read.ok && plan && (
          <p className="soft" data-testid="desk-stores">
            {listed([
              plan.staffsPost
                ? t('first call from {site}: its post is staffed from now', {
                    site: read.call.siteName,
                  })
                : t('counted by {post}', { post: postName(facts, plan.countedBy) }),
              read.call.people === null ? '' : word('method', read.call.about ? 'by-eye' : method),
              sheetDay === null ? t('keyed by this desk') : t('keyed from its sheet by this desk'),
              plan.isNewTrip
                ? t('new trip {code}', { code: fromLeft(plan.trip.slice(5)) })
                : t('trip {code}', { code: fromLeft(plan.trip.slice(5)) }),
              sheet !== null && plan.at !== null ? clock.dateTime(plan.at) : '',
              problem ? '' : t('Enter stores'),
            ])}
          </p>
        )}
        {(problem || fault) && (
          <p className="bad" role="alert" data-testid="desk-problem">
            {problem || fault}
          </p>
        )}
      </form>
      <section>
        <h3>{t('Last calls')}</h3>
        <ol className="calls" data-testid="last-calls">
          {stored.slice(0, shownCalls).map((call) => (
            <li key={call.act} data-out={call.isUndone || undefined}>
              <span className="soft nowrap">{clock.time(call.at)}</span>
              <span className="what">
                {readBackText(call.call)}
                {call.sheet !== null && (
                  <small className="soft"> {t('sheet of {day}', { day: call.sheet })}</small>
                )}
              </span>
              <span className="soft">{t('check {n}', { n: call.check })}</span>
              {call.isUndone ? (
                <span className="soft">{t('taken back')}</span>
              ) : (
                <Button className="quiet" onPress={() => undo(call)}>
                  {call.sheet === null ? t('undo: told wrong') : t('undo: keyed wrong')}
                </Button>
              )}
            </li>
          ))}
        </ol>
        {stored.length === 0 && <p className="not-yet">{t('None yet from this page.')}</p>}
      </section>
      <div className="acts">
        <Choice
          label={t('They count')}
          value={method}
          options={codesOf('method').map((code) => ({ value: code, text: word('method', code) }))}
          onChange={(value) => value && setMethod(value)}
        />
        <Choice
          label={t('Keyed from')}
          value={sheetDay ?? ''}
          empty={t('radio, now')}
          options={days.map(({ day, name }, n) => ({
            value: day,
            text:
              n === 0
                ? t('count sheet of today, {day}', { day: name })
                : n === 1
                  ? t('count sheet of yesterday, {day}', { day: name })
                  : t('count sheet of {day}', { day: name }),
          }))}
          onChange={(day) => {
            setSheetDay(day || null);
            setFault('');
          }}
        />
        <span className="spacer" />
        <Button className="button" onPress={props.onClose}>
          {t('Close (Esc)')}
        </Button>
      </div>
    </Ask>
  );
}
