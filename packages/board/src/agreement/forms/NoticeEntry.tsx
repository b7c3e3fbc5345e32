import type { Fact, NoticeStatus, SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../../app/board.ts';
import { lightDraft } from '../../guard/drafts.ts';
import { useWrite } from '../../guard/useWrite.ts';
import { guardCodes } from '../../guard/words.ts';
import { word } from '../../text/words.ts';
import { Fault } from '../../ui/Fault.tsx';
import { partyName, stateOf, vehicleText, zoneOf } from '../../view/facts.ts';
import { readMoment } from '../when.ts';
import { choices, say } from '../words.ts';
import { levelOptions, partyOptions } from './options.ts';
import { One, type Option, When } from './Parts.tsx';
import { useTyped } from './typed.ts';

type Said = Fact<'notice', 'notified@1'>;
interface NoticeTyped {
  readonly batch: string;
  readonly trip: string;
  readonly party: string;
  readonly level: Said['level'];
  readonly status: NoticeStatus;
  readonly channel: Said['channel'];
  readonly function: NonNullable<Said['function']> | '';
  readonly at: string;
  readonly validUntil: string;
}

/** One line, left to right as one says it: "Party B, at the front, gives green light, by radio, until six". Enter writes. */
export function NoticeEntry(props: { readonly batches: readonly Option[] }) {
  const { facts, nowAt } = useBoard();
  const write = useWrite();
  const first = useRef<HTMLFormElement>(null);
  const [typed, setTyped, forget] = useTyped<NoticeTyped>('notice', () => ({
    batch: props.batches[0]?.value ?? '',
    trip: '',
    party: '',
    level: 'front',
    status: 'notified',
    channel: 'phone',
    function: '',
    at: '',
    validUntil: '',
  }));
  const [isTried, setTried] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const set = (part: Partial<NoticeTyped>) => setTyped({ ...typed, ...part });
  const zone = zoneOf(facts);
  const at = typed.at === '' ? undefined : readMoment(typed.at, zone, nowAt(), 'past');
  const validUntil =
    typed.validUntil === '' ? null : readMoment(typed.validUntil, zone, nowAt(), 'future');
  const isRight =
    typed.batch !== '' &&
    typed.party !== '' &&
    at !== null &&
    !(typed.validUntil !== '' && validUntil === null);
  const trips = facts.index.guards.facts.progress(typed.batch as SubjectId).trips;
  const submit = async () => {
    setTried(true);
    if (!isRight) return;
    const { batch, party, level, channel, status, trip } = typed;
    const draft = lightDraft(batch, { party, level, channel, validUntil }, status);
    const failed = await write([
      {
        ...draft,
        fact: {
          ...(draft.fact as object),
          ...(typed.function ? { function: typed.function } : {}),
          ...(trip ? { trip } : {}),
          ...(at === undefined ? {} : { at }),
        },
      },
    ]);
    setFault(failed);
    if (failed) return;
    setSaid(
      t('Recorded: {who}, {level}: {what}.', {
        who: partyName(facts, party),
        level: word('level', level),
        what: say('noticeActs', status),
      }),
    );
    // The next word is most often about the same batch, by another party.
    forget();
    setTyped({ ...typed, party: '', function: '', at: '', validUntil: '', trip: '' });
    setTried(false);
    first.current?.querySelectorAll('select')[1]?.focus();
  };
  return (
    <form
      ref={first}
      className="panel notice-entry"
      data-testid="notice-entry"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <One
        label={t('Batch')}
        value={typed.batch}
        options={props.batches}
        onChange={(batch) => set({ batch, trip: '' })}
      />
      <One
        label={t('Who')}
        value={typed.party}
        empty={t('choose')}
        options={partyOptions(facts)}
        error={isTried && typed.party === '' ? say('faults', 'no-party') : ''}
        onChange={(party) => set({ party })}
      />
      <One
        label={t('Level')}
        value={typed.level}
        options={levelOptions()}
        onChange={(level) => set({ level: level as Said['level'] })}
      />
      <One
        label={t('Word')}
        value={typed.status}
        options={choices('noticeActs')}
        onChange={(status) => set({ status: status as NoticeStatus })}
      />
      <One
        label={t('How')}
        value={typed.channel}
        options={guardCodes('channels')}
        onChange={(channel) => set({ channel: channel as Said['channel'] })}
      />
      <One
        label={t('Function')}
        value={typed.function}
        empty={t('not noted')}
        options={choices('functions')}
        onChange={(capacity) => set({ function: capacity as NoticeTyped['function'] })}
      />
      <When
        label={t('When')}
        value={typed.at}
        towards="past"
        empty={t('now')}
        error={at === null ? say('faults', 'no-time') : ''}
        onChange={(value) => set({ at: value })}
      />
      <When
        label={t('Valid until')}
        value={typed.validUntil}
        towards="future"
        empty={t('no end said')}
        error={typed.validUntil !== '' && validUntil === null ? say('faults', 'no-time') : ''}
        onChange={(value) => set({ validUntil: value })}
      />
      {trips.length > 0 && (
        <One
          label={t('Vehicle')}
          value={typed.trip}
          empty={t('the whole batch')}
          options={trips.map((id) => ({
            value: id,
            text: vehicleText(facts, stateOf(facts, 'trip', id)),
          }))}
          onChange={(trip) => set({ trip })}
        />
      )}
      <Button className="button primary notice-record" type="submit">
        {t('Record')}
      </Button>
      <p className="said small" role="status">
        {said}
      </p>
      <Fault text={fault} />
    </form>
  );
}
