import type { ClaimFact } from '@corridor/operation';
import { isolate, listed, t } from '@corridor/text';
import { type Ref, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { calendarDay } from '../time/calendar.ts';
import { claimTexts } from '../view/claims.ts';
import { zoneOf } from '../view/facts.ts';
import type { Decision } from './decisions.ts';
import { notTakenText } from './fieldWords.ts';
import type { Proposal, ProposalField } from './proposal.ts';

export interface CardActs {
  readonly accept: () => void;
  readonly edit: () => void;
  readonly reject: () => void;
  readonly undo: () => void;
}

/** One proposal: what would stand in the ledger, field by field, each beside the words that gave it. */
export function ProposalCard(props: {
  readonly proposal: Proposal;
  readonly text: string;
  readonly whole: Proposal | null;
  readonly decision: Decision;
  /** As a person recorded it, where one did. */
  readonly recorded: ClaimFact | null;
  readonly isSelected: boolean;
  readonly isBusy: boolean;
  readonly mayDecide: boolean;
  /** The same figure of the same speaker stands in the ledger from another text. */
  readonly alsoIn: readonly string[];
  readonly acts: CardActs;
  readonly headRef?: Ref<HTMLButtonElement> | undefined;
  readonly onSelect: () => void;
}) {
  const { facts } = useBoard();
  const { proposal, decision, isSelected, acts } = props;
  const fact = props.recorded ?? proposal.fact;
  const texts = claimTexts(facts, fact);
  const head = listed([
    texts.said,
    decision === 'accepted' && t('recorded'),
    decision === 'rejected' && t('rejected'),
    decision === 'withdrawn' && t('taken out'),
  ]);
  return (
    <li className="card" data-decision={decision} data-selected={isSelected || undefined}>
      <button
        type="button"
        ref={props.headRef}
        className="card-head"
        aria-current={isSelected || undefined}
        aria-expanded={isSelected}
        tabIndex={isSelected ? 0 : -1}
        onClick={props.onSelect}
      >
        <span className="claimed" aria-hidden="true">
          {proposal.isEvent ? '◆' : '❝'}
        </span>{' '}
        <b>{head}</b>{' '}
        <span className="soft">
          <bdi>{texts.speaker}</bdi>
        </span>
      </button>
      {isSelected && (
        <div className="card-body">
          <Fields
            {...props}
            fact={fact}
            isEdited={fact.saidOn?.date !== proposal.fact.saidOn?.date}
            texts={texts}
          />
          {proposal.notTaken.map((one) => (
            <p key={JSON.stringify(one)} className="small">
              ⚠ {notTakenText(one, wordsOf(proposal, props.text, one.field))}
            </p>
          ))}
          {props.alsoIn.length > 0 && (
            <p className="small" data-testid="also-in">
              {t('Already in the ledger from {where}: one statement, published {n} times.', {
                where: listed(props.alsoIn),
                n: props.alsoIn.length + 1,
              })}
            </p>
          )}
          {props.mayDecide && (
            <div className="acts start">
              {decision === 'open' ? (
                <>
                  <Act
                    text={t('Accept')}
                    keys={isolate('A, Enter')}
                    look="primary"
                    isDisabled={props.isBusy}
                    onPress={acts.accept}
                  />
                  {!proposal.isEvent && (
                    <Act text={t('Edit')} keys="E" isDisabled={props.isBusy} onPress={acts.edit} />
                  )}
                  <Act
                    text={t('Reject')}
                    keys="X"
                    isDisabled={props.isBusy}
                    onPress={acts.reject}
                  />
                </>
              ) : (
                decision !== 'withdrawn' && (
                  <Act text={t('Undo')} keys="U" isDisabled={props.isBusy} onPress={acts.undo} />
                )
              )}
            </div>
          )}
        </div>
      )}
    </li>
  );
}

const wordsOf = ({ by }: Proposal, text: string, field: string): string =>
  by
    .flatMap((one) => (one.field === field ? text.slice(one.span.start, one.span.end).trim() : []))
    .join(' … ');

const Act = (props: {
  readonly text: string;
  readonly keys: string;
  readonly look?: string;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}) => (
  <Button
    className={`button ${props.look ?? ''}`}
    isDisabled={props.isDisabled}
    onPress={props.onPress}
  >
    {props.text}{' '}
    <kbd>
      <bdi>{props.keys}</bdi>
    </kbd>
  </Button>
);

function Fields(props: {
  readonly proposal: Proposal;
  readonly fact: ClaimFact;
  readonly isEdited: boolean;
  readonly text: string;
  readonly whole: Proposal | null;
  readonly texts: ReturnType<typeof claimTexts>;
}) {
  const { facts } = useBoard();
  const { fact, text, texts, whole } = props;
  const { by } = props.proposal;
  const zone = zoneOf(facts);
  const words = useMemo(() => {
    const found = new Map<ProposalField, string[]>();
    for (const { field, span } of by) {
      const said = text.slice(span.start, span.end).trim();
      if (said) found.set(field, [...(found.get(field) ?? []), said]);
    }
    return found;
  }, [by, text]);
  const gave = (...fields: readonly ProposalField[]) =>
    fields.flatMap((field) => words.get(field) ?? []);
  const day = fact.saidOn ? calendarDay(fact.saidOn.date, zone) : '';
  // Where no word says when it was said, it is the day of writing: that is not the speaker's.
  const saidText =
    day === ''
      ? t('not known')
      : gave('saidOn').length > 0 || props.isEdited
        ? day
        : t('{day}, when the text was written', { day });
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    [
      t('Who'),
      fact.speaker
        ? listed([
            texts.speaker,
            texts.speakerRole.toLowerCase() !== texts.speaker.toLowerCase() && texts.speakerRole,
          ])
        : fact.speakerUnresolved
          ? t('somebody speaks; the text does not say who')
          : t('nobody named'),
      gave('speaker', 'speakerRole'),
    ],
    [t('Said on'), saidText, gave('saidOn')],
    [t('What'), texts.said, gave('event', 'approx', 'unit', 'measure', 'category')],
    [t('Where'), texts.places, gave('fromPlace', 'toPlace', 'place')],
    [t('About'), texts.period, gave('about')],
    [t('Part of'), whole ? claimTexts(facts, whole.fact).said : '', gave('partOf')],
    [t('Sureness'), fact.hedge ? t('planned or unsure') : '', gave('hedge')],
    [t('Channel'), isolate(texts.channel), gave('reportedVia')],
  ];
  return (
    <dl className="card-facts">
      {rows.map(
        ([name, said, from]) =>
          said && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {said}
                {from.length > 0 && (
                  <small className="soft">
                    {' '}
                    <q>
                      <bdi>{from.join(' … ')}</bdi>
                    </q>
                  </small>
                )}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
