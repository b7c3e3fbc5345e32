import type { Claim } from '@corridor/account';
import type { Draft } from '@corridor/log';
import { type ClaimFact, corrected, retracted, type SubjectId } from '@corridor/operation';
import { figure, isolate, listed, t, type Words, wordOf } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { siteOptions } from '../agreement/forms/options.ts';
import { newId, useTyped } from '../agreement/forms/typed.ts';
import { useBoard } from '../app/board.ts';
import { useWrite } from '../guard/useWrite.ts';
import { codesOf, word } from '../text/words.ts';
import { calendarDay } from '../time/calendar.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Fault } from '../ui/Fault.tsx';
import { Field } from '../ui/Field.tsx';
import { claimTexts } from '../view/claims.ts';
import { zoneOf } from '../view/facts.ts';
import { claimLine } from './claimHistory.ts';
import { SuggestField } from './SuggestField.tsx';
import {
  type ClaimFault,
  type ClaimField,
  type ClaimTyped,
  changedFields,
  claimFact,
  noClaim,
  readDay,
  typedClaim,
} from './typedClaim.ts';

const faultTexts: Words<ClaimFault> = {
  nobody: 'Who said it, or where it was said.',
  'not-a-name': 'A name of at most ten words, without punctuation.',
  'no-figure': 'A figure, or two with a dash between them.',
  'not-a-figure': 'A whole number, or two with a dash between them.',
  falls: 'The second is smaller than the first.',
  'not-a-day': 'Not a day, as 18.12. or 2016-12-18.',
  'not-an-hour': 'Not a time of day, as 18:00.',
  'to-come': 'That is still to come.',
};
const periodTexts: Words<ClaimTyped['period']> = {
  'so-far': 'in all so far',
  since: 'in all since a day',
  day: 'on one day',
  days: 'over several days',
  unknown: 'nobody said',
};
const PERIODS = ['so-far', 'since', 'day', 'days', 'unknown'] as const;
type List = 'measure' | 'claimCategory' | 'unit' | 'exactness' | 'claimedWay' | 'speakerRole';
const MOST = 30;

const choices = <L extends List>(list: L) =>
  codesOf(list).map((code) => ({ value: code, text: word(list, code) }));

/** What the form is for: something new, another figure of the same speaker, or what was recorded wrongly. */
export type FormFor =
  | { readonly is: 'new' }
  | { readonly is: 'replace'; readonly claim: Claim }
  | { readonly is: 'correct'; readonly claim: Claim }
  /** What the reader proposes, read again by a person. */
  | { readonly is: 'proposal'; readonly proposal: EditedProposal };

export interface EditedProposal {
  readonly id: SubjectId;
  readonly fact: ClaimFact;
  /** Names that are longer than the log takes: shortened here, by whoever records. */
  readonly names: Partial<Pick<ClaimTyped, 'speaker' | 'channel' | 'fromName' | 'toName'>>;
  readonly draftsOf: (fact: ClaimFact) => readonly Draft[];
  readonly onDone: () => void;
}

const proposalTyped = ({ id, fact, names }: EditedProposal, zone: string): ClaimTyped => {
  const typed = typedClaim(id, fact, zone);
  return {
    ...typed,
    ...names,
    ...(names.fromName && { from: 'other' }),
    ...(names.toName && { to: 'other' }),
  };
};

/** The same speaker's claim, ready for its next figure. */
const nextOf = (claim: Claim, zone: string): ClaimTyped => ({
  ...typedClaim(newId('claim'), claim.fact, zone),
  figure: '',
  saidOn: '',
  saidAt: '',
  partOf: '',
  supersedes: claim.id,
});

/** What somebody stated, in under a minute. Enter records; nothing typed is lost by closing. */
export function ClaimForm(props: {
  readonly for: FormFor;
  readonly claims: readonly Claim[];
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { facts, records, device, nowAt } = useBoard();
  const write = useWrite();
  const zone = zoneOf(facts);
  const { for: purpose, claims, now } = props;
  const read = purpose.is === 'proposal' ? purpose.proposal : null;
  const about = purpose.is === 'replace' || purpose.is === 'correct' ? purpose.claim : null;
  const [typed, setTyped, forget] = useTyped<ClaimTyped>(
    `claim ${purpose.is} ${read?.id ?? about?.id ?? ''} ${about?.corrected ?? ''}`,
    () =>
      purpose.is === 'new'
        ? noClaim(newId('claim'))
        : purpose.is === 'proposal'
          ? proposalTyped(purpose.proposal, zone)
          : purpose.is === 'replace'
            ? nextOf(purpose.claim, zone)
            : typedClaim(purpose.claim.id, purpose.claim.fact, zone),
  );
  // What must be shortened is said at once.
  const [isTried, setTried] = useState(read !== null && Object.keys(read.names).length > 0);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [done, setDone] = useState(0);
  const built = claimFact(typed, zone, nowAt(), read?.fact);
  const set = (more: Partial<ClaimTyped>) => setTyped({ ...typed, ...more });
  const fault = (field: ClaimField): string => {
    const code = !built.ok && isTried ? built.faults[field] : undefined;
    return code ? wordOf(faultTexts, code) : '';
  };

  const others = claims.filter(({ isOurs, standing }) => !isOurs && standing === 'stands');
  const newestFirst = [...others].reverse();
  const known = (of: (claim: Claim) => string | undefined) =>
    [...new Set(newestFirst.flatMap((claim) => of(claim) ?? []))].sort();
  const setSpeaker = (speaker: string) => {
    const last = newestFirst.find(({ fact }) => fact.speaker === speaker);
    set({
      speaker,
      ...(last && { role: last.fact.speakerRole ?? '' }),
      // Through whom it came is what the text at hand says.
      ...(last && !read && { channel: last.fact.channel ?? '' }),
    });
  };
  const own = newestFirst
    .filter(
      ({ id, fact }) => fact.speaker === typed.speaker.trim() && id !== typed.id && fact.quantity,
    )
    .slice(0, MOST);
  const ofOwn = own.map((claim) => ({
    value: claim.id as SubjectId,
    text: listed([
      claimTexts(facts, claim.fact).said,
      claim.fact.saidOn && calendarDay(claim.fact.saidOn.date, zone),
    ]),
  }));
  const sites = [
    ...siteOptions(facts).map(({ value, text }) => ({
      value: value as string,
      text: isolate(text),
    })),
    { value: 'other', text: t('another place…') },
  ];
  const dayHint = (text: string) => {
    const day = readDay(text, zone, now);
    return day ? calendarDay(day, zone) : '';
  };

  const drafts = () => {
    if (!built.ok) return [];
    const { fact } = built;
    if (purpose.is === 'proposal') return purpose.proposal.draftsOf(fact);
    if (purpose.is !== 'correct') return [{ kind: 'recorded@1', subject: typed.id, fact }];
    const line = claimLine(records.events(typed.id));
    const changed = changedFields(purpose.claim.fact, fact);
    if (changed && Object.keys(changed).length === 0) return [];
    if (!line) return [{ kind: 'recorded@1', subject: typed.id, fact }];
    if (changed) return [corrected(line, device, changed)];
    // A correction sets fields and takes none away: then the record is taken back, and made anew.
    return [
      retracted(line, device, 'mistake'),
      { kind: 'recorded@1', subject: typed.id, fact: { ...kept(purpose.claim), ...fact } },
    ];
  };
  const store = async (isNext: boolean) => {
    setTried(true);
    if (!built.ok || isBusy) return;
    setBusy(true);
    const why = await write(drafts());
    setBusy(false);
    setFailed(why);
    if (why !== null) return;
    forget();
    setTried(false);
    if (read) return read.onDone();
    if (!isNext) return props.onClose();
    setDone(done + 1);
    setTyped({ ...typed, id: newId('claim'), figure: '', partOf: '', supersedes: '' });
  };

  return (
    <Ask
      title={
        purpose.is === 'correct'
          ? t('Correct what was recorded')
          : purpose.is === 'replace'
            ? t('Another figure instead')
            : purpose.is === 'proposal'
              ? t('Record what the text says')
              : t('Record what somebody stated')
      }
      isOpen
      form="wide"
      onClose={props.onClose}
      testId="claim-form"
    >
      <form
        className="entry"
        onSubmit={(event) => {
          event.preventDefault();
          store(false);
        }}
      >
        <p className="small soft">
          {t(
            'As they said it, no more exact. A function or an organisation, never a private person’s name.',
          )}
        </p>
        <div className="claim-fields">
          <SuggestField
            label={t('Who says it')}
            value={typed.speaker}
            known={known(({ fact }) => fact.speaker)}
            onChange={setSpeaker}
            error={fault('speaker')}
            autoFocus
          />
          <Choice
            label={t('Who they are')}
            value={typed.role}
            empty={t('not known')}
            options={choices('speakerRole').filter(({ value }) => value !== 'unknown')}
            onChange={(role) => set({ role })}
          />
          <SuggestField
            label={t('By which channel')}
            value={typed.channel}
            known={known(({ fact }) => fact.channel)}
            onChange={(channel) => set({ channel })}
            error={fault('channel')}
          />
          <Choice
            label={t('How exactly')}
            value={typed.approx}
            empty={t('not known')}
            options={choices('exactness')}
            onChange={(approx) => set({ approx })}
          />
          <Field
            label={t('How many')}
            value={typed.figure}
            onChange={(many) => set({ figure: many })}
            placeholder={figure(6000)}
            hint={t('or from–to, as {low}-{high}', { low: 5000, high: 6000 })}
            error={fault('figure')}
          />
          <Choice
            label={t('Of what')}
            value={typed.unit}
            empty={t('not known')}
            options={choices('unit')}
            onChange={(unit) => set({ unit })}
          />
          <Choice
            label={t('What of them')}
            value={typed.measure}
            empty={t('not known')}
            options={choices('measure')}
            onChange={(measure) => set({ measure })}
          />
          <Choice
            label={t('Which people')}
            value={typed.category}
            empty={t('everybody')}
            options={choices('claimCategory')}
            onChange={(category) => set({ category })}
          />
          <Choice
            label={t('How they moved')}
            value={typed.by}
            empty={t('any way')}
            options={choices('claimedWay')}
            onChange={(by) => set({ by })}
          />
          <Choice
            label={t('From where')}
            value={typed.from}
            empty={t('from everywhere')}
            options={sites}
            onChange={(from) => set({ from })}
          />
          {typed.from === 'other' && (
            <Field
              label={t('Name of the place they left')}
              value={typed.fromName}
              onChange={(fromName) => set({ fromName })}
              error={fault('from')}
            />
          )}
          <Choice
            label={t('To where')}
            value={typed.to}
            empty={t('to everywhere')}
            options={sites}
            onChange={(to) => set({ to })}
          />
          {typed.to === 'other' && (
            <Field
              label={t('Name of the place they came to')}
              value={typed.toName}
              onChange={(toName) => set({ toName })}
              error={fault('to')}
            />
          )}
          <Choice
            label={t('About which time')}
            value={typed.period}
            options={PERIODS.map((value) => ({ value, text: wordOf(periodTexts, value) }))}
            onChange={(period) => set({ period: period || 'unknown' })}
          />
          {(typed.period === 'since' || typed.period === 'day' || typed.period === 'days') && (
            <Field
              label={typed.period === 'day' ? t('Which day') : t('From which day')}
              value={typed.day}
              onChange={(day) => set({ day })}
              placeholder={calendarDay(typedToday(now, zone, typed.saidOn), zone)}
              hint={dayHint(typed.day)}
              error={fault('day')}
            />
          )}
          {typed.period === 'days' && (
            <Field
              label={t('To which day')}
              value={typed.lastDay}
              onChange={(lastDay) => set({ lastDay })}
              hint={dayHint(typed.lastDay)}
              error={fault('lastDay')}
            />
          )}
          <Field
            label={t('Said on')}
            value={typed.saidOn}
            onChange={(saidOn) => set({ saidOn })}
            placeholder={read ? t('not known') : t('today')}
            hint={dayHint(typed.saidOn)}
            error={fault('saidOn')}
          />
          <Field
            label={t('Hour, if known')}
            value={typed.saidAt}
            onChange={(saidAt) => set({ saidAt })}
            error={fault('saidAt')}
          />
          {ofOwn.length > 0 && (
            <>
              <Choice
                label={t('Replaces an earlier figure')}
                value={typed.supersedes}
                empty={t('nothing')}
                options={ofOwn}
                onChange={(supersedes) => set({ supersedes })}
              />
              <Choice
                label={t('Is a part of')}
                value={typed.partOf}
                empty={t('nothing')}
                options={ofOwn}
                onChange={(partOf) => set({ partOf })}
              />
            </>
          )}
        </div>
        <label className="claim-hedge">
          <input
            type="checkbox"
            checked={typed.isHedged}
            onChange={(event) => set({ isHedged: event.target.checked })}
          />{' '}
          {t('They said it as a plan, or as unsure')}
        </label>
        {built.ok && (
          <p className="reads" data-testid="claim-reads">
            <span className="claimed" aria-hidden="true">
              ❝
            </span>{' '}
            {reads(claimTexts(facts, built.fact))}
          </p>
        )}
        {done > 0 && (
          <p className="small ok" role="status">
            {t('{n, plural, one {# statement is} other {# statements are}} recorded.', { n: done })}
          </p>
        )}
        <Fault text={failed} />
        <div className="acts">
          <Button className="button" onPress={props.onClose}>
            {t('Close, keep what is typed')}
          </Button>
          {purpose.is === 'new' && (
            <Button className="button" isDisabled={isBusy} onPress={() => store(true)}>
              {t('Record, then another')}
            </Button>
          )}
          <Button className="button primary" type="submit" isDisabled={isBusy}>
            {t('Record')}
          </Button>
        </div>
      </form>
    </Ask>
  );
}

const reads = ({ said, speaker, channel, period, places }: ReturnType<typeof claimTexts>) =>
  listed([said, speaker, channel, period, places]);

const typedToday = (now: number, zone: string, saidOn: string): string =>
  readDay(saidOn, zone, now) ?? new Date(now).toJSON().slice(0, 10);

/** What of a record the form does not show and must not lose. */
const kept = ({ fact: { document, start, end, place } }: Claim) => ({
  ...(document && { document }),
  ...(start !== undefined && { start }),
  ...(end !== undefined && { end }),
  ...(place && { place }),
});
