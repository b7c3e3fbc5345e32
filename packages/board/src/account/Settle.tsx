import type { Discrepancy } from '@corridor/account';
import { EXPLANATIONS, type SubjectId } from '@corridor/operation';
import { readFigure, signedFigure, t } from '@corridor/text';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { useWrite } from '../guard/useWrite.ts';
import { word } from '../text/words.ts';
import { Ask } from '../ui/Ask.tsx';
import { Fault } from '../ui/Fault.tsx';
import { Field } from '../ui/Field.tsx';
import { assigneesOf, type DiscrepancyRow } from './discrepancyRows.ts';
import { KeyList } from './KeyList.tsx';

type Explanation = (typeof EXPLANATIONS)[number];

/** So long nobody can have read the second question: the key under the finger does nothing yet. */
const READS = 400;

/** `Vehicle 12: ● 52 boarded, ● 47 got off`, and how many that leaves. */
function Difference({ row }: { readonly row: DiscrepancyRow }) {
  const { people } = row.found;
  return (
    <p>
      {row.what} <b className="bad">{t('difference {n}', { n: signedFigure(people) })}</b>
    </p>
  );
}

/** What its writer has before them: an explanation stands for that alone. The fact holds no more than so many lines. */
const MOST_LINES = 200;
const inViewOf = ({ of, about, people, records }: Discrepancy) => ({
  of,
  about,
  size: Math.abs(people),
  direction: people < 0 ? 'fewer' : 'more',
  ...(records.length <= MOST_LINES && { counts: records.map(({ line }) => line) }),
});

/** Why the counts differ, by a closed list; asked twice, since people are declared explained. */
export function Explain(props: { readonly row: DiscrepancyRow; readonly onClose: () => void }) {
  const { row } = props;
  const write = useWrite();
  const [chosen, setChosen] = useState<Explanation | null>(null);
  const [typed, setTyped] = useState(String(Math.abs(row.found.people)));
  const [isRead, setRead] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const yes = useRef<HTMLButtonElement>(null);
  const people = readFigure(typed);
  const isReady = people !== null && people > 0;
  useEffect(() => {
    if (!chosen) return;
    yes.current?.focus();
    setRead(false);
    const timer = setTimeout(() => setRead(true), READS);
    return () => clearTimeout(timer);
  }, [chosen]);
  const explain = async () => {
    if (!chosen || !isReady || !isRead) return;
    const failed = await write([
      {
        kind: 'explained@1',
        subject: row.found.subject,
        fact: { ...inViewOf(row.found), explanation: chosen, people },
      },
    ]);
    setFault(failed);
    if (failed === null) props.onClose();
  };
  return (
    <Ask
      title={t('Explain: {what}', { what: row.name })}
      isOpen
      onClose={props.onClose}
      testId="explain"
    >
      <Difference row={row} />
      <KeyList
        label={t('Why')}
        testId="explanations"
        chosen={chosen}
        options={EXPLANATIONS.map((code) => ({ value: code, text: word('explanation', code) }))}
        onChoose={setChosen}
      />
      <Field
        label={t('How many people that explains')}
        value={typed}
        onChange={setTyped}
        size={6}
        error={isReady ? '' : t('A number of people, at least one.')}
      />
      <Fault text={fault} />
      {chosen && isReady && (
        <p className="sure bad" role="alert">
          {t(
            'Sure? {n, plural, one {# person is} other {# people are}} then explained as: {why}. This device and the hour stand beside it.',
            { n: people, why: word('explanation', chosen) },
          )}
        </p>
      )}
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Leave it open')}
        </Button>
        <Button
          ref={yes}
          className="button primary"
          data-testid="explain-yes"
          isDisabled={!chosen || !isReady}
          data-waits={(chosen !== null && !isRead) || undefined}
          onPress={explain}
        >
          {t('Yes, explained')}
        </Button>
      </div>
    </Ask>
  );
}

/** Who is to find out: those who counted it first. */
export function Assign(props: { readonly row: DiscrepancyRow; readonly onClose: () => void }) {
  const { row } = props;
  const { facts, records, may } = useBoard();
  const write = useWrite();
  const [fault, setFault] = useState<string | null>(null);
  const maySeeDevices = may({ kind: 'role-granted@1', subject: 'device/any' });
  const options = assigneesOf(facts, row.found, maySeeDevices ? records.deviceLabel : null);
  const assign = async (to: SubjectId) => {
    const failed = await write([
      {
        kind: 'assigned@1',
        subject: row.found.subject,
        fact: { of: row.found.of, about: row.found.about, to },
      },
    ]);
    setFault(failed);
    if (failed === null) props.onClose();
  };
  return (
    <Ask
      title={t('Who finds out: {what}', { what: row.name })}
      isOpen
      onClose={props.onClose}
      testId="assign"
    >
      <Difference row={row} />
      <KeyList
        label={t('Who finds out')}
        testId="assignees"
        options={options.map(({ to, text, hasCounted }) => ({
          value: to,
          text: hasCounted ? t('{who} (counted it)', { who: text }) : text,
        }))}
        onChoose={assign}
      />
      {options.length === 0 && <p className="not-yet">{t('No post is known yet.')}</p>}
      <Fault text={fault} />
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Cancel')}
        </Button>
      </div>
    </Ask>
  );
}
