import { type Fact, WINDOW_KINDS } from '@corridor/operation';
import { t, toScreenDigits } from '@corridor/text';
import { useState } from 'react';
import { useBoard } from '../app/board.ts';
import { AskTwice } from '../guard/AskTwice.tsx';
import { timeToCome } from '../guard/drafts.ts';
import { thingName } from '../guard/names.ts';
import { newAct, useWrite } from '../guard/useWrite.ts';
import { word } from '../text/words.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { partyName } from '../view/facts.ts';

type Kind = Fact<'window', 'announced@1'>['windowKind'];

/** A window as somebody announced it: a word, until somebody tells that it began. Announced again, it moves. */
export function AnnounceWindow(props: {
  /** Announced before; null: a new one. */
  readonly again: { readonly id: string; readonly announced: Fact<'window', 'announced@1'> } | null;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { facts, clock, nowAt } = useBoard();
  const write = useWrite();
  const before = props.again?.announced;
  const [kind, setKind] = useState<Kind>(before?.windowKind ?? 'pause');
  const [by, setBy] = useState(before?.by ?? '');
  const [corridor, setCorridor] = useState(before?.corridor ?? '');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const spanAt = (now: number) => {
    const begins =
      from.trim() === ''
        ? (before?.from ?? Math.floor(now / 60_000) * 60_000)
        : timeToCome(clock, from, now);
    if (begins === null) return null;
    const ends = to.trim() === '' ? before?.to : timeToCome(clock, to, begins);
    return ends === null || (ends !== undefined && ends <= begins) ? null : { begins, ends };
  };
  const span = spanAt(props.now);
  const endText =
    span?.ends === undefined ? t('nobody said until when') : clock.near(span.ends, props.now);
  const beginText = span ? clock.near(span.begins, props.now) : '';
  return (
    <AskTwice
      title={before ? t('Announced anew') : t('A window was announced')}
      testId="announce-window"
      look="plain"
      first={t('Record it')}
      yes={t('Yes, so it was announced')}
      keep={t('Nothing was announced')}
      sure={t('Sure? {kind}, from {from} to {to}.', {
        kind: word('windowKind', kind),
        from: beginText,
        to: endText,
      })}
      isReady={span !== null}
      about={[kind, by, corridor, from, to].join(' ')}
      onYes={async () => {
        const asked = spanAt(nowAt());
        if (!asked) return t('Nothing was written: that time has gone by.');
        return write([
          {
            kind: 'announced@1',
            subject: props.again?.id ?? `window/w-${newAct()}`,
            fact: {
              windowKind: kind,
              from: asked.begins,
              ...(asked.ends === undefined ? {} : { to: asked.ends }),
              ...(by ? { by } : {}),
              ...(corridor ? { corridor } : {}),
            },
          },
        ]);
      }}
      onClose={props.onClose}
    >
      <div className="word-fields">
        <Choice
          label={t('What')}
          value={kind}
          options={WINDOW_KINDS.map((code) => ({ value: code, text: word('windowKind', code) }))}
          onChange={(value) => setKind(value || 'pause')}
        />
        <Choice
          label={t('Announced by')}
          value={by}
          empty={t('not known')}
          options={[...facts.states('party').keys()]
            .sort()
            .map((id) => ({ value: id, text: partyName(facts, id) }))}
          onChange={setBy}
        />
        <Field
          label={t('From (empty: now)')}
          value={from}
          onChange={setFrom}
          placeholder={before ? clock.time(before.from) : toScreenDigits('14:00')}
          inputMode="numeric"
          hint={beginText}
        />
        <Field
          label={t('Until (may stay empty)')}
          value={to}
          onChange={setTo}
          placeholder={before?.to === undefined ? toScreenDigits('18:00') : clock.time(before.to)}
          inputMode="numeric"
          hint={span ? endText : t('a time of day, as 18:00')}
        />
        <div className="whole-row">
          <Choice
            label={t('For which road')}
            value={corridor}
            empty={t('every road, as far as anybody said')}
            options={[...facts.states('corridor').keys()]
              .sort()
              .map((id) => ({ value: id, text: thingName(facts, id) }))}
            onChange={setCorridor}
          />
        </div>
      </div>
    </AskTwice>
  );
}
