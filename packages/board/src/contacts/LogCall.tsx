import type { ContactRecord, ContactSaying } from '@corridor/operation';
import { isolate, listed, readFigure, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { timeToCome } from '../guard/drafts.ts';
import { codesOf, word } from '../text/words.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Ending } from '../ui/Ending.tsx';
import { Field } from '../ui/Field.tsx';
import { partyName } from '../view/facts.ts';
import { aboutChoices, isAboutPeople, isAboutTime } from './about.ts';
import type { Reader } from './readers.ts';
import { boardText } from './say.ts';
import { contactChoices, contactWord } from './words.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const MOST_SAYINGS = 6;
/** Minutes until the next call, as people agree on one. */
const SOON = ['10', '15', '30', '60', '120'] as const;
type Soon = (typeof SOON)[number] | 'at';

interface Typed {
  readonly key: number;
  readonly is: ContactSaying['is'] | '';
  readonly of: string;
  readonly people: string;
  readonly until: string;
}
const empty = (key: number): Typed => ({ key, is: '', of: '', people: '', until: '' });

/** A call, in a minute: who in what capacity, what was said, who calls when. There is no place for a name or a sentence. */
export function LogCall(props: {
  readonly readers: readonly Reader[];
  readonly now: number;
  readonly onStore: (record: ContactRecord) => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const { facts, clock, nowAt } = useBoard();
  const { now, readers } = props;
  const [party, setParty] = useState<string>('');
  const [capacity, setCapacity] = useState<'' | ContactRecord['function']>('');
  const [level, setLevel] = useState<'' | ContactRecord['level']>('');
  const [channel, setChannel] = useState<'' | ContactRecord['channel']>('');
  const [way, setWay] = useState<'' | ContactRecord['way']>('they-called');
  const [time, setTime] = useState('');
  const [said, setSaid] = useState<readonly Typed[]>([empty(0)]);
  const [soon, setSoon] = useState<'' | Soon>('');
  const [dueTime, setDueTime] = useState('');
  const [caller, setCaller] = useState<'' | 'us' | 'them'>('');

  const at = time.trim() === '' ? now : timeToCome(clock, time, now - DAY);
  const dueOf = (from: number) =>
    soon === ''
      ? null
      : soon === 'at'
        ? timeToCome(clock, dueTime, from)
        : from + Number(soon) * MINUTE;
  const due = dueOf(now);
  const sayings = said.map((one) => toSaying(one, (text) => timeToCome(clock, text, now)));
  const isWhole = sayings.every((saying) => saying !== 'wrong');
  const named = sayings.filter((saying) => saying !== null);
  const isReady =
    party !== '' &&
    capacity !== '' &&
    level !== '' &&
    channel !== '' &&
    way !== '' &&
    at !== null &&
    named.length > 0 &&
    isWhole &&
    (soon === '' || (due !== null && caller !== ''));
  const change = (key: number, more: Partial<Typed>) =>
    setSaid(said.map((one) => (one.key === key ? { ...one, ...more } : one)));
  const store = isReady
    ? () => {
        const present = nowAt();
        const toCome = dueOf(present);
        return props.onStore({
          v: 1,
          party,
          function: capacity,
          level,
          channel,
          way,
          at: time.trim() === '' ? present : at,
          said: named.filter((saying) => saying !== 'wrong'),
          ...(toCome !== null && caller !== '' ? { next: { due: toCome, caller } } : {}),
        });
      }
    : null;
  const parties = [...facts.states('party').values()]
    .map(({ id }) => ({ value: id, text: isolate(partyName(facts, id)) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  const nameOf = ({ label, device, isSelf }: Reader) => boardText(label, device, isSelf);
  const openers = readers.filter(({ recipient }) => recipient !== null);
  const shut = readers.filter(({ recipient }) => recipient === null);
  return (
    <Ask title={t('Log a call')} isOpen form="wide" onClose={props.onClose} testId="log-call">
      <p className="small soft">
        {t(
          'Never a person’s name: a party, a capacity and a level. It is sealed before it is kept; only coordinators’ boards open it.',
        )}
      </p>
      <div className="call-fields">
        <Choice
          label={t('Who spoke')}
          value={party}
          empty={t('choose a party')}
          options={parties}
          onChange={setParty}
        />
        <Choice
          label={t('In what capacity')}
          value={capacity}
          empty={t('choose a capacity')}
          options={contactChoices('functions')}
          onChange={setCapacity}
        />
        <Choice
          label={t('At which level')}
          value={level}
          empty={t('choose a level')}
          options={codesOf('level').map((value) => ({ value, text: word('level', value) }))}
          onChange={setLevel}
        />
        <Choice
          label={t('How it came')}
          value={channel}
          empty={t('choose a way')}
          options={contactChoices('channels')}
          onChange={setChannel}
        />
        <Choice
          label={t('Who called')}
          value={way}
          options={contactChoices('ways')}
          onChange={setWay}
        />
        <Field
          label={t('When')}
          value={time}
          onChange={setTime}
          placeholder={clock.time(now)}
          inputMode="numeric"
          hint={at === null ? '' : clock.near(at, now)}
          {...(at === null ? { error: t('Not a time of day, as 18:00.') } : {})}
        />
      </div>
      <h3>{t('What was said')}</h3>
      {said.map((one, n) => (
        <div key={one.key} className="call-fields" data-testid="saying">
          <Choice
            label={t('What was said {n}', { n: n + 1 })}
            value={one.is}
            empty={t('choose what was said')}
            options={contactChoices('sayings')}
            onChange={(is) => change(one.key, { ...empty(one.key), is })}
          />
          {one.is !== '' && (
            <About typed={one} now={now} onChange={(of) => change(one.key, { of })} />
          )}
          {one.is !== '' && isAboutPeople(one.is) && (
            <Field
              label={t('People, by their word')}
              value={one.people}
              onChange={(people) => change(one.key, { people })}
              inputMode="numeric"
              {...(one.people !== '' && readFigure(one.people) === null
                ? { error: t('A whole number of people.') }
                : {})}
            />
          )}
          {one.is !== '' && isAboutTime(one.is) && (
            <Field
              label={t('Until (may stay empty)')}
              value={one.until}
              onChange={(until) => change(one.key, { until })}
              placeholder={clock.time(now)}
              inputMode="numeric"
              {...(one.until.trim() !== '' && timeToCome(clock, one.until, now) === null
                ? { error: t('Not a time of day, as 18:00.') }
                : {})}
            />
          )}
        </div>
      ))}
      {said.length < MOST_SAYINGS && (
        <p>
          <Button
            className="quiet"
            onPress={() => setSaid([...said, empty((said.at(-1)?.key ?? 0) + 1)])}
          >
            {t('They said more')}
          </Button>
        </p>
      )}
      <h3>{t('Next call')}</h3>
      <div className="call-fields">
        <Choice
          label={t('Due')}
          value={soon}
          empty={t('none agreed')}
          options={[
            ...SOON.map((value) => ({ value, text: t('in {m} min', { m: Number(value) }) })),
            { value: 'at' as const, text: t('at a time of day') },
          ]}
          onChange={setSoon}
        />
        {soon === 'at' && (
          <Field
            label={t('At')}
            value={dueTime}
            onChange={setDueTime}
            placeholder={clock.time(now)}
            inputMode="numeric"
            {...(dueTime.trim() !== '' && due === null
              ? { error: t('Not a time of day, as 18:00.') }
              : {})}
          />
        )}
        {soon !== '' && (
          <Choice
            label={t('Who calls')}
            value={caller}
            empty={t('choose who calls')}
            options={contactChoices('callers')}
            onChange={setCaller}
          />
        )}
        {due !== null && caller !== '' && (
          <p className="soft small" aria-live="polite">
            {listed([contactWord('callers', caller), clock.near(due, now)])}
          </p>
        )}
      </div>
      <p className="small" data-testid="opens-on">
        {t('Will open on: {boards}.', { boards: listed(openers.map(nameOf)) })}
        {shut.length > 0 && (
          <span className="bad">
            {' '}
            {t('Not on: {boards}. They have given no key yet; open them once near the hub.', {
              boards: listed(shut.map(nameOf)),
            })}
          </span>
        )}
      </p>
      <Ending act={t('Seal and keep')} onAct={store} onClose={props.onClose} testId="seal-call" />
    </Ask>
  );
}

function About(props: {
  readonly typed: Typed;
  readonly now: number;
  readonly onChange: (of: string) => void;
}) {
  const { facts, clock } = useBoard();
  const { is, of } = props.typed;
  const options = is === '' ? [] : aboutChoices(facts, is, props.now, clock);
  if (options.length === 0) return null;
  return (
    <Choice
      label={t('About what')}
      value={of}
      empty={t('nothing in particular')}
      options={options}
      onChange={props.onChange}
    />
  );
}

/** null: nothing chosen in this row. */
function toSaying(
  typed: Typed,
  timeOf: (text: string) => number | null,
): ContactSaying | null | 'wrong' {
  const { is, of } = typed;
  if (is === '') return null;
  const people =
    isAboutPeople(is) && typed.people.trim() !== '' ? readFigure(typed.people) : undefined;
  const until = isAboutTime(is) && typed.until.trim() !== '' ? timeOf(typed.until) : undefined;
  if (people === null || until === null) return 'wrong';
  return {
    is,
    ...(of ? { of } : {}),
    ...(people === undefined ? {} : { people }),
    ...(until === undefined ? {} : { until }),
  };
}
