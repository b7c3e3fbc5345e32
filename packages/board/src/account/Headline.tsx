import type { Account, Composition, Figure, Scope } from '@corridor/account';
import { figure, t, type Words, wordOf } from '@corridor/text';
import { Button } from 'react-aria-components';
import { Kind } from '../kind/Kind.tsx';
import { estimateText, possibleText, restsText, shareText } from './figureText.ts';

/** Who arrived and who left: two questions beside each other, each with its three layers. */
export function Headline(props: {
  readonly account: Account;
  readonly onTrace: (scope: Scope) => void;
}) {
  return (
    <div className="headline">
      {(['arrived', 'left'] as const).map((measure) => (
        <Answer
          key={measure}
          measure={measure}
          of={props.account.figure({ measure })}
          onTrace={props.onTrace}
        />
      ))}
    </div>
  );
}

function Answer(props: {
  readonly measure: Scope['measure'];
  readonly of: Figure;
  readonly onTrace: (scope: Scope) => void;
}) {
  const { measure, of } = props;
  const rests = restsText(of);
  const name = measure === 'arrived' ? t('People who arrived') : t('People who left');
  return (
    <section
      className={`panel answer-${measure}`}
      aria-label={name}
      data-testid={`how-many-${measure}`}
    >
      <h2 className="question">{name}</h2>
      <p className="big" data-testid={`least-${measure}`} data-value={of.minimum}>
        <span className="mark">
          <Kind of="observed" />
        </span>
        {measure === 'arrived'
          ? t('{n} arrived, at least', { n: figure(of.minimum) })
          : t('{n} left, at least', { n: figure(of.minimum) })}
      </p>
      <p className="soft small">
        {measure === 'arrived'
          ? t('Counted one by one on arrival. Departures stand beside it and change nothing in it.')
          : t(
              'Counted one by one before they left. Arrivals stand beside it and change nothing in it.',
            )}
      </p>
      <p
        className={of.estimate ? 'estimate derived' : 'estimate'}
        data-testid={`estimate-${measure}`}
      >
        <Kind of="derived" /> {estimateText(of)}
      </p>
      <p className="small">
        <span className="soft">{t('possible by the records:')}</span>{' '}
        <span className={of.possible ? 'derived' : 'bad'}>
          <Kind of="derived" /> {possibleText(of)}
        </span>
      </p>
      {rests && <p className="small soft">{rests}</p>}
      <MadeOf of={of} />
      <Button
        className="quiet trace-key no-print"
        data-testid={`trace-${measure}`}
        onPress={() => props.onTrace({ measure })}
      >
        {t('How this figure came to be')}
      </Button>
    </section>
  );
}

type Part = keyof Composition;
const parts: Words<Part> = {
  counted: 'counted on journeys',
  untallied: 'journeys nobody counted, by what others like them carried',
  sampled: 'in own vehicles, by those looked into',
  onFoot: 'on foot, counted passing',
  unwatched: 'by own means while nobody watched',
};
const PARTS = ['counted', 'untallied', 'sampled', 'onFoot', 'unwatched'] as const;
/** What the estimate is made of; the bar and its figures are one list. */
function MadeOf({ of }: { readonly of: Figure }) {
  const people = PARTS.map((part) => Math.max(0, of.parts[part]));
  const all = people.reduce((sum, n) => sum + n, 0);
  const shown = PARTS.filter((_, i) => (people[i] ?? 0) >= 0.5);
  if (!of.estimate || all <= 0 || shown.length < 2) return null;
  return (
    <div className="made-of">
      <p className="small soft">
        <Kind of="derived" /> {t('What the estimate is made of')}
      </p>
      <div className="made-of-bar" aria-hidden="true">
        {shown.map((part) => (
          <span
            key={part}
            data-part={part}
            style={{ inlineSize: `${(of.parts[part] / all) * 100}%` }}
          />
        ))}
      </div>
      <ul className="small" aria-label={t('What the estimate is made of')}>
        {shown.map((part) => (
          <li key={part}>
            <span className="swatch" data-part={part} aria-hidden="true" />
            {t('{share} {what}', {
              share: shareText(of.parts[part] / all),
              what: wordOf(parts, part),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
