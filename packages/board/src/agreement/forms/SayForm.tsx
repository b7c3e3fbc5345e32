import type { SubjectId, TermState } from '@corridor/operation';
import { t } from '@corridor/text';
import { useMemo } from 'react';
import { useBoard } from '../../app/board.ts';
import { type Facts, stateOf, zoneOf } from '../../view/facts.ts';
import { findingText } from '../findingText.ts';
import { weigh } from '../weigh.ts';
import { changesOf, changesText, WORDING_FIELDS, wordingText } from '../wording.ts';
import { Frame } from './Frame.tsx';
import { FIRST, type SaidTyped, saidFacts } from './facts.ts';
import { partyOptions } from './options.ts';
import { One, When } from './Parts.tsx';
import { typedWording } from './start.ts';
import { useTyped } from './typed.ts';
import { useEntry } from './useEntry.ts';
import { Wording } from './Wording.tsx';

const standingOf = (term: TermState | null) =>
  (term?.inForce ?? term?.versions.at(-1))?.whole ?? {};

/** Whoever said last waits for an answer: the next word is most likely another's. */
const nextSpeaker = (facts: Facts): string => partyOptions(facts, 'party')[0]?.value ?? '';

/** An amendment as one party says it at night: what stands is filled in, and only what is changed is written. */
export function SayForm(props: { readonly term: SubjectId; readonly onClose: () => void }) {
  const board = useBoard();
  const { facts, clock } = board;
  const term = stateOf(facts, 'term', props.term);
  const stands = standingOf(term);
  const zone = zoneOf(facts);
  // What somebody began against one wording is nothing to begin with against the next.
  const against = (term?.inForce ?? term?.versions.at(-1))?.line ?? '';
  const [typed, setTyped, forget] = useTyped<SaidTyped>(`said ${props.term} ${against}`, () => ({
    ...typedWording(stands, zone),
    saidBy: nextSpeaker(facts),
    reportedBy: '',
    at: '',
  }));
  const built = saidFacts(props.term, typed, stands, { zone, now: board.nowAt() });
  const entry = useEntry({
    built,
    subject: props.term,
    fields: [...WORDING_FIELDS, 'saidBy', 'at'],
    onWritten: () => {
      forget();
      props.onClose();
    },
  });
  const says = built.ok ? (built.lines[0]?.fact as typeof stands) : null;
  const changes = says ? changesOf(facts, says, stands, clock) : [];
  const text = built.ok ? JSON.stringify(built.lines) : '';
  // What a party says is recorded whatever it says; that it could never be kept is told at once.
  const ifInForce = useMemo(() => {
    if (!text) return [];
    const now = board.nowAt();
    const lines = [
      ...JSON.parse(text),
      { subject: props.term, kind: 'in-force@1', fact: { of: FIRST } },
    ];
    const { refused, facts: then } = weigh(board, lines, now);
    return refused.map((finding) => findingText(then, finding, now, board.clock));
  }, [text, board, props.term]);
  return (
    <Frame
      title={t('A party wants it otherwise')}
      testId="say-form"
      entry={entry}
      write={t('Record what it says')}
      reads={changesText(changes)}
      onClose={props.onClose}
    >
      <p className="soft">
        {term?.inForce
          ? t('In force: {wording}. It stays in force until the other side confirms.', {
              wording: wordingText(facts, stands, clock),
            })
          : t('Said last: {wording}.', { wording: wordingText(facts, stands, clock) })}
      </p>
      <div className="entry-row four">
        <One
          label={t('Who says so')}
          value={typed.saidBy}
          empty={t('choose')}
          options={partyOptions(facts, 'party', 'guarantor')}
          error={entry.fault('saidBy')}
          onChange={(saidBy) => setTyped({ ...typed, saidBy })}
        />
        <One
          label={t('Brought to us by')}
          value={typed.reportedBy}
          empty={t('by themselves')}
          options={partyOptions(facts)}
          onChange={(reportedBy) => setTyped({ ...typed, reportedBy })}
        />
        <When
          label={t('When it was said')}
          value={typed.at}
          towards="past"
          empty={t('now')}
          error={entry.fault('at')}
          onChange={(at) => setTyped({ ...typed, at })}
        />
      </div>
      <Wording
        value={typed}
        fault={entry.fault}
        onChange={(wording) => setTyped({ ...typed, ...wording })}
      />
      {ifInForce.map((why) => (
        <p key={why} className="note">
          <b>{t('It could not come into force as things are.')}</b> {why}
        </p>
      ))}
    </Frame>
  );
}
