import { isSafetyRule, nextGate, type SubjectId } from '@corridor/operation';
import { isolate, t, toScreenDigits } from '@corridor/text';
import { useState } from 'react';
import { useBoard } from '../app/board.ts';
import { codesOf, word } from '../text/words.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { partyName, stateOf } from '../view/facts.ts';
import { AskTwice } from './AskTwice.tsx';
import type { BatchRow } from './batchRow.ts';
import { lightDraft, type Said, timeToCome, wordDraft } from './drafts.ts';
import { useWrite } from './useWrite.ts';
import { guardCodes, guardWord } from './words.ts';

type Light = Parameters<typeof lightDraft>[2];
type Says = Parameters<typeof wordDraft>[2];
/** The batch as such: told, heard, green light. */
const LIGHT = 'light';

/** What a party told us, as it told us. It is written beside what we see, never instead. */
export function RecordWord(props: {
  /** A batch, or something suspended that is to move again. */
  readonly row: Pick<BatchRow, 'id' | 'title' | 'conditions'>;
  readonly condition: string | null;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { facts, clock, nowAt } = useBoard();
  const write = useWrite();
  const { row, now } = props;
  const asked = row.conditions.filter(({ id }) => !isSafetyRule(id));
  const [about, setAbout] = useState<string>(props.condition ?? asked[0]?.id ?? LIGHT);
  const isLight = about === LIGHT;
  const batch = stateOf(facts, 'batch', row.id);
  const gate = batch ? nextGate(facts.index.guards.facts, batch) : null;
  const usual = isLight
    ? (gate?.heldBy ?? '')
    : (asked.find(({ id }) => id === about)?.requirer ?? '');
  const parties = [...facts.states('party').values()]
    .map(({ id }) => ({ value: id, text: isolate(partyName(facts, id)) }))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
  const [given, setParty] = useState<SubjectId | null>(null);
  const party = given ?? parties.find(({ value }) => value === facts.nameOf(usual))?.value ?? '';
  const [level, setLevel] = useState<'' | Said['level']>('');
  const [channel, setChannel] = useState<'' | Said['channel']>('');
  const [says, setSays] = useState<'' | Says>('');
  const [light, setLight] = useState<'' | Light>('');
  const [until, setUntil] = useState('');
  const validUntil = until.trim() === '' ? null : timeToCome(clock, until, now);
  const isTimeWrong = until.trim() !== '' && validUntil === null;
  const said = isLight ? light : says;
  const whose = partyName(facts, party);
  const what = isLight
    ? light
      ? guardWord('lights', light)
      : ''
    : says
      ? guardWord('says', says)
      : '';
  const store = async () => {
    if (!party || !level || !channel) return null;
    // Typed a minute ago, a time of day may have come since.
    const ends = until.trim() === '' ? null : timeToCome(clock, until, nowAt());
    const from = { party, level, channel, validUntil: ends };
    if (isLight) return light ? write([lightDraft(row.id, from, light)]) : null;
    return says ? write([wordDraft(about, from, says)]) : null;
  };
  return (
    <AskTwice
      title={t('A party’s word about {batch}', { batch: row.title })}
      testId="record-word"
      look="plain"
      first={t('Record the word')}
      yes={t('Yes, they said so')}
      keep={t('Nothing was said')}
      sure={t('Sure? {who}: {what}.', { who: whose, what })}
      isReady={party !== '' && level !== '' && channel !== '' && said !== '' && !isTimeWrong}
      about={[about, party, level, channel, said, until].join(' ')}
      onYes={store}
      onClose={props.onClose}
    >
      <Choice
        label={t('About what')}
        value={about}
        options={[
          ...asked.map(({ id, text, requiredBy }) => ({
            value: id,
            text: t('{what} (required by {who})', { what: text, who: requiredBy }),
          })),
          ...(batch
            ? [{ value: LIGHT, text: t('this batch as such: told, heard, green light') }]
            : []),
        ]}
        onChange={(value) => setAbout(value || LIGHT)}
      />
      <div className="word-fields">
        <Choice
          label={t('Who')}
          value={party}
          empty={t('choose a party')}
          options={parties}
          onChange={setParty}
        />
        {isLight ? (
          <Choice
            label={t('Says')}
            value={light}
            empty={t('choose what was said')}
            options={guardCodes('lights')}
            onChange={setLight}
          />
        ) : (
          <Choice
            label={t('Says')}
            value={says}
            empty={t('choose what was said')}
            options={guardCodes('says')}
            onChange={setSays}
          />
        )}
        <Choice
          label={t('At which level')}
          value={level}
          empty={t('choose a level')}
          options={codesOf('level').map((code) => ({
            value: code as Said['level'],
            text: word('level', code),
          }))}
          onChange={setLevel}
        />
        <Choice
          label={t('How it came')}
          value={channel}
          empty={t('choose a way')}
          options={guardCodes('channels')}
          onChange={setChannel}
        />
        <Field
          label={t('Valid until (may stay empty)')}
          value={until}
          onChange={setUntil}
          placeholder={toScreenDigits('18:00')}
          inputMode="numeric"
          hint={
            validUntil === null
              ? t('a time of day; empty: until they say otherwise')
              : t('until {time}', { time: clock.dateTime(validUntil) })
          }
          {...(isTimeWrong ? { error: t('Not a time of day, as 18:00.') } : {})}
        />
      </div>
      <p className="soft small">
        {t('Their word stands beside what we see ❝. It is a tick for nobody.')}
      </p>
    </AskTwice>
  );
}
