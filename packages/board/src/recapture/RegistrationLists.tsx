import { type ListKind, noFinerThanKnown } from '@corridor/account';
import { figure, t } from '@corridor/text';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { Kind } from '../kind/Kind.tsx';
import { Choice } from '../ui/Choice.tsx';
import { FactPanel } from '../ui/FactPanel.tsx';
import type { CompareAnswer, Compared } from './compare.ts';
import type { CompareAsk, CompareNews } from './compare.worker.ts';
import { assumptionTexts, listKinds, recaptureWord } from './words.ts';
import './recapture.css';

interface Row {
  readonly of: ListKind;
  readonly file: Blob | null;
}
type Answer = CompareAnswer | { readonly ok: false; readonly why: 'not-read' };

const FIRST: readonly Row[] = [
  { of: 'boarding-manifest', file: null },
  { of: 'arrival-registration', file: null },
];
const MOST = 4;

/** How many people two to four registration lists speak of, those on none included. Read here, and forgotten. */
export function RegistrationLists() {
  const [rows, setRows] = useState(FIRST);
  const [done, setDone] = useState<number | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const worker = useRef<Worker | null>(null);
  const end = () => {
    worker.current?.terminate();
    worker.current = null;
    setDone(null);
  };
  useEffect(() => () => worker.current?.terminate(), []);
  const change = (at: number, row: Partial<Row>) => {
    end();
    setAnswer(null);
    setRows((all) => all.map((each, i) => (i === at ? { ...each, ...row } : each)));
  };
  const compare = () => {
    end();
    setAnswer(null);
    setDone(0);
    const own = new Worker(new URL('./compare.worker.ts', import.meta.url), { type: 'module' });
    worker.current = own;
    own.onmessage = ({ data }: MessageEvent<CompareNews>) => {
      if ('done' in data) return setDone(data.done);
      end();
      setAnswer(data.answer);
    };
    own.onerror = () => {
      end();
      setAnswer({ ok: false, why: 'not-read' });
    };
    const lists = rows.flatMap(({ of, file }) => (file ? [{ of, file }] : []));
    own.postMessage({ lists } satisfies CompareAsk);
  };
  return (
    <details className="panel recapture" data-testid="registration-lists">
      <summary>{t('From registration lists')}</summary>
      <p className="soft">
        {t(
          'Where people got a token that stands on several lists, the lists say together how many people there were, those on no list included. Counts on vehicles cannot be used for that, and nobody’s name.',
        )}
      </p>
      <ol className="recapture-lists">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list has no name but its place
          <li key={at}>
            <Choice
              label={t('List {n} is of', { n: figure(at + 1) })}
              value={row.of}
              options={listKinds()}
              onChange={(of) => of && change(at, { of })}
            />
            <TokenFile
              number={at + 1}
              isThere={row.file !== null}
              onFile={(file) => change(at, { file })}
            />
          </li>
        ))}
      </ol>
      <div className="acts">
        {rows.length < MOST && (
          <Button
            className="quiet"
            onPress={() => setRows([...rows, { of: 'hospital-admission', file: null }])}
            data-testid="add-list"
          >
            {t('One more list')}
          </Button>
        )}
        <Button
          className="button"
          isDisabled={rows.some(({ file }) => file === null) || done !== null}
          onPress={compare}
          data-testid="compare-registration"
        >
          {t('Compare')}
        </Button>
      </div>
      {done !== null && (
        <p role="status">
          {t('Comparing…')} <progress value={done} aria-label={t('Comparing…')} />
        </p>
      )}
      {answer && !answer.ok && (
        <p className="bad" role="alert" data-testid="registration-refused">
          {recaptureWord('faults', answer.why, {
            list: 'list' in answer ? figure(Number(answer.list)) : '',
            from: 'from' in answer ? figure(Number(answer.from)) : '',
            entries: 'entries' in answer ? figure(answer.entries) : '',
          })}
        </p>
      )}
      {answer?.ok && <Answered compared={answer.compared} />}
    </details>
  );
}

function TokenFile(props: {
  readonly number: number;
  readonly isThere: boolean;
  readonly onFile: (file: Blob | null) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {t('Tokens of list {n}, one per line', { n: figure(props.number) })}
      </label>
      <input
        id={id}
        type="file"
        accept=".txt,.csv,text/plain,text/csv"
        autoComplete="off"
        data-testid={`token-file-${props.number}`}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // Out of the form at once, and without its name.
          const bytes = file?.slice() ?? null;
          target.value = '';
          props.onFile(bytes);
        }}
      />
      <p className="hint" role="status">
        {props.isThere
          ? t('A file is chosen. It is read when you compare, and then forgotten.')
          : t(
              'It is read here and forgotten at once: nothing of it is sent or kept, not even its name.',
            )}
      </p>
    </div>
  );
}

/** No finer than it is known; where nothing bounds it from above, as it is. */
const said = (people: number, low: number, high: number) =>
  Number.isFinite(high) && Number.isFinite(people)
    ? noFinerThanKnown({ people: Math.round(people), low, high }, 0)
    : null;
const roundTo = (value: number, step: number) => Math.round(value / step) * step;
const bound = (value: number) =>
  Number.isFinite(value) ? figure(Math.round(value)) : t('no limit');

function Answered({ compared }: { readonly compared: Compared }) {
  const { lists, listed, onSeveral, people, low, high, model, missed } = compared;
  const whole = said(people, low, high);
  const chosen = model && said(people, model.low, model.high);
  return (
    <div data-testid="registration-answer">
      <p className="big">
        <span className="mark">
          <Kind of="derived" />
        </span>
        {t('about {n} people, those on no list included', {
          n: figure(whole?.people ?? Math.round(people)),
        })}
      </p>
      <p>
        {t('9 times in 10 between {low} and {high}, if everything below is so', {
          low: bound(whole?.low ?? low),
          high: bound(whole?.high ?? high),
        })}
      </p>
      <p className="soft">
        {t('{listed} different people on the lists, {several} of them on more than one', {
          listed: figure(listed),
          several: figure(onSeveral),
        })}
      </p>
      {model && (
        <p className="soft">
          {t(
            'Lists that hang together: {model}. In {share} % of the tries another choice would have been made; had this one been certain, it would be {low} to {high}.',
            {
              model: model.text,
              share: figure(Math.round(model.other * 100)),
              low: bound(chosen?.low ?? model.low),
              high: bound(chosen?.high ?? model.high),
            },
          )}
        </p>
      )}
      <FactPanel
        testId="registration-table"
        caption={t('The lists')}
        heads={[t('List'), t('Of whom'), [t('People')], [t('Written twice')]]}
      >
        {lists.map((list) => (
          <tr key={list.name}>
            <th scope="row">{figure(Number(list.name))}</th>
            <td>{recaptureWord('kinds', list.of)}</td>
            <td className="number">{figure(list.people)}</td>
            <td className="number">{figure(list.doubles)}</td>
          </tr>
        ))}
      </FactPanel>
      <FactPanel
        testId="registration-missed"
        caption={t(
          'If tokens were miswritten, so that people on several lists were not recognised',
        )}
        heads={[[t('Links missed')], [t('It would say ≈')]]}
      >
        {missed.map((one) => (
          <tr key={one.share}>
            <th scope="row" className="number">
              {t('{n} %', { n: figure(one.share * 100) })}
            </th>
            <td className="number">{bound(roundTo(one.people, whole?.step ?? 1))}</td>
          </tr>
        ))}
      </FactPanel>
      <h3>{t('What must be so')}</h3>
      <ul data-testid="registration-assumptions">
        {assumptionTexts().map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
