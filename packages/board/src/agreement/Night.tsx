import { retracted, type SubjectId } from '@corridor/operation';
import { figure, t } from '@corridor/text';
import { useCallback, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { useKeys } from '../app/keys.ts';
import { newAct, useWrite } from '../guard/useWrite.ts';
import { Kind } from '../kind/Kind.tsx';
import { Fault } from '../ui/Fault.tsx';
import { operationOf } from '../view/facts.ts';
import { findingText } from './findingText.ts';
import { newId } from './forms/typed.ts';
import { fitBatches, type OpenWording, toConfirmByKey, toOpenWordings } from './night.ts';
import { type Pending, weigh } from './weigh.ts';

/** What waits for a yes at one moment; the newest. Beyond that nobody reads. */
const MOST = 3;

interface Done {
  readonly subjects: readonly SubjectId[];
  readonly act: string;
  readonly text: string;
}

/** The yes of one party; where it was the last one missing, in force with it, unless it could never be kept. */
function yesLines(open: OpenWording, by: SubjectId): readonly Pending[] {
  const isLast = open.disputedNames === '' && open.silent.every(({ party }) => party === by);
  return [
    { subject: open.term, kind: 'confirmed@1', fact: { by, of: open.line } },
    ...(isLast ? [{ subject: open.term, kind: 'in-force@1', fact: { of: open.line } }] : []),
  ];
}

/** Everybody has said yes: in force, with the batches that fit the new number where they did not. */
function PutInForce(props: {
  readonly wording: OpenWording;
  readonly onWrite: (lines: readonly Pending[], text: string) => void;
}) {
  const board = useBoard();
  const { wording } = props;
  const [batch] = useState(() => newId('batch'));
  const { lines, fit, why, isRight } = useMemo(() => {
    const now = board.nowAt();
    const line: Pending = {
      subject: wording.term,
      kind: 'in-force@1',
      fact: { of: wording.line },
    };
    const { refused, facts } = weigh(board, [line], now);
    const [finding] = refused;
    const fitting = finding ? fitBatches(board.facts, wording, batch) : null;
    const all = fitting ? [line, fitting.line] : [line];
    return {
      lines: all,
      fit: fitting,
      why: finding ? findingText(facts, finding, now, board.clock) : '',
      isRight: !finding || (fitting !== null && weigh(board, all, now).refused.length === 0),
    };
  }, [board, wording, batch]);
  const values = { what: wording.text, number: figure(fit?.number ?? 0), n: fit?.people ?? 0 };
  return (
    <>
      {why && !isRight && <span className="bad">{why}</span>}
      {isRight && (
        <Button
          className="button confirm"
          onPress={() => props.onWrite(lines, t('{what}: in force.', values))}
        >
          {fit
            ? fit.isNew
              ? t(
                  'Put it in force, with batch {number} of {n, plural, one {# person} other {# people}}',
                  values,
                )
              : t(
                  'Put it in force, batch {number} now of {n, plural, one {# person} other {# people}}',
                  values,
                )
            : t('Put it in force')}
        </Button>
      )}
    </>
  );
}

/** What one side says and the other has not confirmed: both stand side by side, and the yes is one key. */
export function Night(props: { readonly now: number; readonly onSay: (term: SubjectId) => void }) {
  const board = useBoard();
  const { facts, records, device, clock, may } = board;
  const write = useWrite();
  const [done, setDone] = useState<Done | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const open = useMemo(() => toOpenWordings(facts, clock), [facts, clock]);
  const mayWrite = may({ kind: 'confirmed@1', subject: 'term/any' });

  const record = useCallback(
    async (lines: readonly Pending[], text: string) => {
      const act = newAct();
      const failed = await write(lines.map((line) => ({ ...line, act })));
      setFault(failed);
      const subjects = [...new Set(lines.map(({ subject }) => subject))];
      setDone(failed ? null : { subjects, act, text });
    },
    [write],
  );
  const confirm = useCallback(
    (wording: OpenWording, by: SubjectId, name: string) => {
      const now = board.nowAt();
      const lines = yesLines(wording, by);
      const { refused, facts: then } = weigh(board, lines, now);
      const values = { who: name, says: wording.text };
      const [why] = refused;
      if (why && lines.length > 1) {
        // That somebody said yes is a fact whatever follows from it.
        record(
          lines.slice(0, 1),
          t('{who} confirmed: {says}. It is not in force: {why}', {
            ...values,
            why: findingText(then, why, now, board.clock),
          }),
        );
        return;
      }
      record(
        lines,
        lines.length > 1
          ? t('{who} confirmed: {says}. It is in force.', values)
          : t('{who} confirmed: {says}.', values),
      );
    },
    [board, record],
  );
  const dispute = (wording: OpenWording, by: SubjectId, name: string) =>
    record(
      [{ subject: wording.term, kind: 'disputed@1', fact: { by } }],
      t('{who} disputes it.', { who: name }),
    );
  const takeBack = async ({ subjects, act }: Done) => {
    const failed = await write(
      subjects
        .flatMap((subject) => [...records.events(subject)])
        .filter((event) => event.act === act && !event.kind.startsWith('retracted@'))
        .map((event) => retracted(event, device, 'told-wrong')),
    );
    setFault(failed);
    if (!failed) setDone(null);
  };

  const byKey = mayWrite ? toConfirmByKey(open) : null;
  const keys = useMemo(
    (): Record<string, () => void> =>
      byKey ? { c: () => confirm(byKey.wording, byKey.party, byKey.name) } : {},
    [byKey, confirm],
  );
  useKeys(keys);
  // Of an operation that is over nobody is asked for a yes; what was said stands under Terms.
  if (operationOf(facts)?.closed) return null;
  if (open.length === 0 && !done && !fault) return null;
  return (
    <section className="panel night" data-testid="open-wordings">
      {open.length > 0 && (
        <h2 className="question">{t('Said by one side, not confirmed: both stand')}</h2>
      )}
      {open.slice(0, MOST).map((one) => (
        <div key={one.line} className="open-wording">
          <p className="says">
            <Kind of="claimed" />{' '}
            <b>{t('{who} says: {what}', { who: one.byName, what: one.text })}</b>{' '}
            <small className="soft">{clock.near(one.at, props.now)}</small>
          </p>
          <p className="stands">
            {one.inForce
              ? t('In force: {wording}', { wording: one.inForce })
              : t('Nothing is in force.')}
          </p>
          <p className="silent">
            {one.silent.map(({ party, name }) => (
              <span key={party}>{t('{who}: silent', { who: name })}</span>
            ))}
            {one.agreedNames && <span>{t('{who}: agree', { who: one.agreedNames })}</span>}
            {one.disputedNames && (
              <span className="bad">{t('{who}: disputed', { who: one.disputedNames })}</span>
            )}
          </p>
          {mayWrite && (
            <p className="acts">
              {one.silent.map(({ party, name }) => (
                <span key={party} className="answer-acts">
                  <Button className="button confirm" onPress={() => confirm(one, party, name)}>
                    {byKey?.wording.line === one.line
                      ? t('{who} confirms (C)', { who: name })
                      : t('{who} confirms', { who: name })}
                  </Button>
                  <Button className="button dispute" onPress={() => dispute(one, party, name)}>
                    {t('{who} disputes', { who: name })}
                  </Button>
                </span>
              ))}
              {one.silent.length === 0 && one.disputedNames === '' && (
                <PutInForce wording={one} onWrite={(lines, text) => record(lines, text)} />
              )}
              <Button className="quiet" onPress={() => props.onSay(one.term)}>
                {t('another number…')}
              </Button>
            </p>
          )}
        </div>
      ))}
      {open.length > MOST && (
        <p className="soft">
          {t('{n, plural, one {# more} other {# more}} under Terms', { n: open.length - MOST })}
        </p>
      )}
      {done && (
        <p role="status" className="done">
          {done.text}{' '}
          <Button className="quiet" onPress={() => takeBack(done)}>
            {t('take it back: told wrong')}
          </Button>
        </p>
      )}
      <Fault text={fault} />
    </section>
  );
}
