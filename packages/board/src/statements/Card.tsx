import type { States } from '@corridor/operation';
import { figure, t } from '@corridor/text';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import type { WordingFound } from './desk.ts';
import {
  aboutText,
  clearedText,
  flagsOf,
  numberText,
  reasonText,
  saidText,
  tooHighText,
  whyNot,
} from './rows.ts';
import type { RevisionFound } from './useRevisions.ts';
import { Words3 } from './Words3.tsx';
import { statementWord } from './words.ts';

export type Act = 'change' | 'clear' | 'say' | 'sheet';

/** One figure of ours: the number, its words, its rule, who let it out, where it was said; and what is known of it now. */
export function Card(props: {
  readonly of: States['statement'];
  readonly found: WordingFound;
  readonly revision: RevisionFound;
  readonly now: number;
  readonly acts: readonly Act[];
  readonly onAct: (act: Act) => void;
  /** Somebody wants to read it. */
  readonly onWords: () => void;
}) {
  const { of, found, revision, now, acts, onAct } = props;
  const { facts, clock, records } = useBoard();
  const { drafted, draftedBy, status } = of;
  if (!drafted || !draftedBy) return null;
  const isRevised = revision.is === 'known' && revision.revision.before !== revision.revision.after;
  const names: Record<Act, string> = {
    change: t('Change…'),
    clear: t('Read and clear…'),
    say: t('Say…'),
    sheet: t('Sheet to print'),
  };
  return (
    <article className="panel statement" data-testid="statement" data-is={status}>
      <header>
        <h3 className="answer">
          <Kind of="claimed" /> {numberText(of)}
        </h3>
        <span>{aboutText(facts, of)}</span>
        <span className="soft">{t('as of {time}', { time: clock.dateTime(drafted.asOf) })}</span>
        <b className={`state ${status}`} data-testid="statement-state">
          {statementWord('states', status)}
        </b>
      </header>
      <p className="small soft">
        {[
          statementWord('rules', drafted.rule),
          t('drafted {time} on {device}', {
            time: clock.near(draftedBy.at, now),
            device: records.deviceLabel(draftedBy.device),
          }),
          clearedText(of, clock, now),
          saidText(of, clock, now),
        ]
          .filter(Boolean)
          .map((text) => (
            <span key={text} className="statement-step">
              {text}
            </span>
          ))}
      </p>
      {[...flagsOf(of), tooHighText(of, revision)].filter(Boolean).map((flag) => (
        <p key={flag} className="note bad" data-testid="statement-flag">
          {flag}
        </p>
      ))}
      {revision.is === 'known' && revision.revision.after !== null && (
        <p data-testid="statement-now" className={isRevised ? '' : 'soft small'}>
          <Kind of={drafted.rule === 'estimate' ? 'derived' : 'observed'} />{' '}
          {isRevised
            ? t('known then {a}, known now {b} · {why}', {
                a: figure(revision.revision.before ?? 0),
                b: figure(revision.revision.after),
                why: reasonText(revision.revision),
              })
            : t('known then and now: {n}', { n: figure(revision.revision.after) })}
        </p>
      )}
      {(revision.is === 'unrecorded' || revision.is === 'lacking') && (
        <p className="soft small">{whyNot(revision.is)}</p>
      )}
      <details onToggle={(event) => event.currentTarget.open && props.onWords()}>
        <summary>{t('The words')}</summary>
        <Words3 found={found} />
      </details>
      {acts.length > 0 && (
        <div className="statement-acts">
          {acts.map((act) => (
            <Button
              key={act}
              className={act === 'clear' || act === 'say' ? 'button primary' : 'button'}
              onPress={() => onAct(act)}
              data-testid={`act-${act}`}
            >
              {names[act]}
            </Button>
          ))}
        </div>
      )}
    </article>
  );
}
