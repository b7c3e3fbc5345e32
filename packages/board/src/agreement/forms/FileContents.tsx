import type { Fact, Required, TermWording } from '@corridor/operation';
import { plannedToQuota } from '@corridor/operation';
import type { DraftedFact } from '@corridor/operation/agreement-file';
import { listed, named, t, type Words, wordOf } from '@corridor/text';
import { useBoard } from '../../app/board.ts';
import { quotaFigure, thingName } from '../../guard/names.ts';
import { word } from '../../text/words.ts';
import type { ZoneClock } from '../../time/zone.ts';
import { type Facts, partyName } from '../../view/facts.ts';
import { conditionText, requirerText } from '../conditionText.ts';
import { moreOfWording, wordingText } from '../wording.ts';
import { say } from '../words.ts';

const HEADS: Words<'party' | 'site' | 'corridor' | 'window' | 'term' | 'batch' | 'condition'> = {
  party: 'Parties',
  site: 'Places',
  corridor: 'Roads',
  window: 'Windows',
  term: 'Terms',
  batch: 'Batches',
  condition: 'Conditions',
};
const TYPES = Object.keys(HEADS) as (keyof typeof HEADS)[];

type Roles = Fact<'party', 'named@1'>['roles'];

/** One line of the file as it would stand. */
function lineText(facts: Facts, one: DraftedFact, now: number, clock: ZoneClock): string {
  const { subject, kind, fact } = one;
  const name = thingName(facts, subject);
  switch (kind) {
    case 'named@1':
    case 'role-changed@1': {
      const { roles, answersFor = [] } = fact as { roles: Roles; answersFor?: readonly string[] };
      return listed([
        name,
        named(roles.map((role) => say('roles', role))),
        answersFor.length
          ? t('answers for {parties}', {
              parties: named(answersFor.map((id) => partyName(facts, id))),
            })
          : '',
      ]);
    }
    case 'defined@1':
      return listed([name, word('siteKind', fact.siteKind as string)]);
    case 'laid@1':
      return listed([
        name,
        (fact.sites as readonly string[]).map((site) => thingName(facts, site)).join(' – '),
      ]);
    case 'announced@1':
      return listed([
        name,
        clock.dateTime(fact.from as number),
        fact.to === undefined ? '' : clock.dateTime(fact.to as number),
      ]);
    case 'proposed@1': {
      const by = fact.by as string | undefined;
      return listed([
        by ? t('{who} says', { who: partyName(facts, by) }) : '',
        wordingText(facts, fact as TermWording, clock),
        ...moreOfWording(facts, fact as TermWording, clock).map(({ label, text }) =>
          t('{field}: {now}', { field: label, now: text }),
        ),
      ]);
    }
    case 'planned@1': {
      const quota = plannedToQuota(fact.people as Parameters<typeof plannedToQuota>[0]);
      return listed([name, quota ? quotaFigure(quota) : '']);
    }
    case 'required@1': {
      const required = fact as unknown as Required;
      return listed([
        conditionText(facts, required, now, clock),
        t('Required by {who}.', { who: requirerText(facts, required.requiredBy) }),
      ]);
    }
    default: {
      const what = word('termAct', kind.split('@')[0]);
      const by = fact.by as string | undefined;
      return listed([by ? t('{who}: {what}', { who: partyName(facts, by), what }) : what, name]);
    }
  }
}

/** Everything that a file would write, in words, before anything is written. */
export function FileContents(props: {
  readonly drafted: readonly DraftedFact[];
  /** As if it was written. */
  readonly facts: Facts;
  readonly now: number;
}) {
  const { clock } = useBoard();
  return (
    <div className="file-contents" data-testid="file-contents">
      {TYPES.map((type) => {
        const lines = props.drafted.filter(({ subject }) => subject.startsWith(`${type}/`));
        if (lines.length === 0) return null;
        return (
          <section key={type}>
            <h3>{wordOf(HEADS, type)}</h3>
            <ul>
              {lines.map((one, i) => (
                <li key={`${one.subject} ${one.kind} ${String(i)}`}>
                  {lineText(props.facts, one, props.now, clock)}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
