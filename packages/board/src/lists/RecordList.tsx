import { bytesToBase64url } from '@corridor/log';
import { draft } from '@corridor/operation';
import { figure, isolate, readFigure, t } from '@corridor/text';
import { useState } from 'react';
import { useBoard } from '../app/board.ts';
import { aboutText } from '../contacts/say.ts';
import { AskTwice } from '../guard/AskTwice.tsx';
import { useWrite } from '../guard/useWrite.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { partyName, stateOf } from '../view/facts.ts';
import { FingerprintField } from './FingerprintField.tsx';
import { isListAct, type ListAct, listActs, listWord } from './words.ts';

/** What became of a list of names. Its names never enter: a number of lines, and a fingerprint that tells two lists apart. */
export function RecordList(props: {
  /** A list that is in the register already; null: one nobody has entered. */
  readonly list: string | null;
  readonly number: number | null;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { facts, clock, nowAt } = useBoard();
  const write = useWrite();
  const { now } = props;
  const known = stateOf(facts, 'list', props.list);
  const [act, setAct] = useState<'' | ListAct>('');
  const [by, setBy] = useState('');
  const [to, setTo] = useState('');
  const [of, setOf] = useState(known?.of ?? '');
  const [typedLines, setTypedLines] = useState('');
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  const lines = typedLines.trim() === '' ? null : readFigure(typedLines);
  const isWrong = typedLines.trim() !== '' && lines === null;
  const parties = [...facts.states('party').values()]
    .map(({ id }) => ({ value: id, text: isolate(partyName(facts, id)) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  const abouts = (['batch', 'term', 'trip'] as const).flatMap((type) =>
    [...facts.states(type).values()].map(({ id }) => ({
      value: id,
      text: aboutText(facts, id, now, clock),
    })),
  );
  const store = async () => {
    if (!isListAct(act)) return null;
    const made = draft('list', `${act}@1`, {
      by: by || undefined,
      to: to || undefined,
      of: of || undefined,
      lines: lines ?? undefined,
      fingerprint: fingerprint ?? undefined,
      at: nowAt(),
    });
    const name = bytesToBase64url(crypto.getRandomValues(new Uint8Array(12)));
    return write([{ ...made, subject: props.list ?? `list/l${name}` }]);
  };
  const whom = to ? partyName(facts, to) : t('us');
  const isGiven = act === 'given';
  const isSame = by !== '' && by === to;
  return (
    <AskTwice
      title={
        props.number === null ? t('A list of names') : t('List {n}', { n: figure(props.number) })
      }
      testId="record-list"
      look={isGiven ? 'stop' : 'plain'}
      first={isGiven ? t('I have read this. Record that it was given') : t('Record it')}
      yes={isGiven ? t('Yes, it was given') : t('Yes')}
      keep={t('Nothing happened')}
      sure={
        isGiven
          ? t('Sure? {who} then has these names for good. Nobody can take them back.', {
              who: whom,
            })
          : t('Sure? A list of names: {act}.', { act: act ? listWord('acts', act) : '' })
      }
      isReady={act !== '' && !isWrong && !isSame && (!isGiven || to !== '')}
      about={[act, by, to, of, typedLines, fingerprint].join(' ')}
      onYes={store}
      onClose={props.onClose}
    >
      <Choice
        label={t('What happened')}
        value={act}
        empty={t('choose what happened')}
        options={listActs()}
        onChange={setAct}
      />
      {act === '' ? (
        <p className="soft small">
          {t('No name ever enters here: a party, what it is about, how many lines, a fingerprint.')}
        </p>
      ) : (
        <>
          {isGiven && (
            <div className="bad" role="note" data-testid="given-means">
              <p>
                <b>{t('What giving a list means')}</b>
              </p>
              <ul className="reasons">
                <li>
                  {t(
                    'Whoever holds it knows who leaves, who belongs to whom, and who is missing from it.',
                  )}
                </li>
                <li>
                  {t(
                    'People whose names stood on such lists were taken off vehicles, and their families visited.',
                  )}
                </li>
                <li>{t('It is copied in a minute. Nobody can ever take it back.')}</li>
                <li>{t('Were those who stand on it asked, and did they say yes?')}</li>
              </ul>
            </div>
          )}
          <div className="call-fields">
            <Choice
              label={listWord('by', act)}
              value={by}
              empty={t('we ourselves')}
              options={parties}
              onChange={setBy}
            />
            <Choice
              label={listWord('to', act)}
              value={to}
              empty={isGiven ? t('choose a party') : t('we ourselves')}
              options={parties}
              onChange={setTo}
            />
            <Choice
              label={t('About what')}
              value={of}
              empty={t('nothing in particular')}
              options={abouts}
              onChange={setOf}
            />
            <Field
              label={t('Number of lines')}
              value={typedLines}
              onChange={setTypedLines}
              inputMode="numeric"
              {...(isWrong ? { error: t('A whole number.') } : {})}
            />
          </div>
          {act !== 'asked-for' && (
            <FingerprintField
              label={t('Fingerprint (may stay empty)')}
              testId="list-fingerprint"
              value={fingerprint}
              onChange={(found, counted) => {
                setFingerprint(found);
                if (counted !== null) setTypedLines(String(counted));
              }}
            />
          )}
        </>
      )}
    </AskTwice>
  );
}
