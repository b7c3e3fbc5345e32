import type { Claim } from '@corridor/account';
import { type ClaimFact, retracted, type SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { useWrite } from '../guard/useWrite.ts';
import { ClaimForm, type EditedProposal } from '../said/ClaimForm.tsx';
import { useFound } from '../sealed/useSealedDesk.ts';
import { Fault } from '../ui/Fault.tsx';
import { Article } from './Article.tsx';
import {
  accepting,
  type Decision,
  decidingLines,
  decisionOf,
  nextOpen,
  readOtherwise,
  rejecting,
} from './decisions.ts';
import type { DocumentDesk } from './desk.ts';
import { documentName, documentRows } from './documents.ts';
import { ProposalCard } from './ProposalCard.tsx';
import type { Proposal } from './proposal.ts';
import { publicationsOf } from './publications.ts';
import { useReader } from './useReader.ts';
import './reading.css';

/** A text beside what the reader proposes of it. A person decides figure by figure; there is no key for all at once. */
export function ReadingPage(props: {
  readonly document: SubjectId;
  /** Opened from a statement: that one is shown. */
  readonly claim: string | null;
  readonly claims: readonly Claim[];
  readonly desk: DocumentDesk;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { facts, records, device, may } = useBoard();
  const write = useWrite();
  const { reader, failed } = useReader();
  const { desk, document, claims } = props;
  useFound(desk);
  const row = documentRows(facts).find(({ id }) => id === document) ?? null;
  const hash = row?.hash ?? '';
  useEffect(() => {
    if (hash) desk.want(hash);
  }, [desk, hash]);
  const found = desk.find(hash);
  const clear = found.is === 'open' ? found.value : null;
  const language = row?.language;
  const publisher = row?.publisher || null;
  const publishedOn = row?.publishedOn?.length === 10 ? row.publishedOn : null;
  const read = useMemo(
    () =>
      reader && clear && (language === 'fr' || language === 'en' || language === 'ar')
        ? reader.readText({
            text: clear.text,
            isTable: clear.isTable === true,
            language,
            publishedOn,
            publisher,
            document,
          })
        : null,
    [reader, clear, language, publishedOn, publisher, document],
  );
  const states = facts.states('claim');
  const [withEvents, setWithEvents] = useState(true);
  const proposals = useMemo(
    () =>
      read
        ? [
            ...read.proposals.filter((one) => withEvents || !one.isEvent),
            ...readOtherwise(document, read.proposals, states.values()),
          ].sort((a, b) => a.mark.start - b.mark.start)
        : [],
    [read, states, document, withEvents],
  );
  const decided = useCallback(
    (id: string): Decision => decisionOf(states.get(id as SubjectId)),
    [states],
  );
  const isOpen = (one: Proposal) => decided(one.id) === 'open';
  const left = proposals.filter(isOpen).length;

  const [wanted, setWanted] = useState<string | null>(props.claim);
  const selected =
    proposals.find(({ id }) => id === wanted) ?? proposals.find(isOpen) ?? proposals[0] ?? null;
  const [editing, setEditing] = useState<EditedProposal | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const head = useRef<HTMLButtonElement>(null);
  const selectedId = selected?.id ?? null;
  useEffect(() => {
    if (selectedId === null) return;
    head.current?.closest('li')?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    head.current?.focus({ preventScroll: true });
  }, [selectedId]);

  // The key that was pressed goes with the decision: who reads on by keyboard stays in the list.
  const decidedNow = selected ? decided(selected.id) : 'open';
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each decision
  useEffect(() => {
    const { activeElement, body } = globalThis.document;
    if (activeElement === body) head.current?.focus({ preventScroll: true });
  }, [decidedNow]);

  const select = setWanted;
  const step = (by: 1 | -1) => {
    const at = proposals.findIndex(({ id }) => id === selectedId);
    const next = proposals[at + by];
    if (next) select(next.id);
  };
  const goOn = (from: Proposal) => {
    const next = nextOpen(proposals, from.id, isOpen);
    if (next) select(next.id);
  };
  const act = async (of: Proposal, drafts: Parameters<typeof write>[0], isDone: boolean) => {
    if (isBusy) return;
    setBusy(true);
    const why = await write(drafts);
    setBusy(false);
    setFault(why);
    if (why === null && isDone) goOn(of);
  };
  const eventsOf = ({ id }: Proposal) => records.events(id);
  const mayDecide =
    may({ kind: 'proposed@1', subject: 'claim/any' }) &&
    may({ kind: 'recorded@1', subject: 'claim/any' }) &&
    may({ kind: 'reviewed@1', subject: 'claim/any' });

  const edit = (of: Proposal) => {
    if (of.isEvent) return;
    const nameOf = (field: string) =>
      of.notTaken.flatMap((one) => ('name' in one && one.field === field ? one.name : []))[0];
    const names = {
      speaker: nameOf('speaker'),
      channel: nameOf('channel'),
      fromName: nameOf('from'),
      toName: nameOf('to'),
    };
    setEditing({
      id: of.id,
      fact: of.fact,
      names: Object.fromEntries(Object.entries(names).filter(([, name]) => name)),
      draftsOf: (fact) => accepting(of, eventsOf(of), withPlace(of.fact, fact)),
      onDone: () => {
        setEditing(null);
        goOn(of);
      },
    });
  };
  const accept = (of: Proposal) => {
    // A name that would be lost is no thing to accept in passing.
    const mustShorten = of.notTaken.some((one) => 'name' in one && one.field !== 'place');
    if (mustShorten && !of.isEvent) edit(of);
    else void act(of, accepting(of, eventsOf(of)), true);
  };
  const reject = (of: Proposal) => void act(of, rejecting(of, eventsOf(of)), true);
  const undo = (of: Proposal) => {
    const lines = decidingLines(eventsOf(of)).filter(records.mayAmend);
    if (lines.length > 0) {
      void act(
        of,
        lines.map((line) => retracted(line, device, 'mistake')),
        false,
      );
    }
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || editing) return;
    const target = event.target as HTMLElement;
    if (target.closest('input, textarea, select, [role="dialog"]')) return;
    const isHead = target.closest('.card-head') !== null;
    if (event.key === 'Enter' && !isHead) return;
    const key = /^[ -~]$/.test(event.key) ? event.key.toLowerCase() : event.code;
    const keys: Readonly<Record<string, () => void>> = {
      j: () => step(1),
      KeyJ: () => step(1),
      ArrowDown: () => step(1),
      k: () => step(-1),
      KeyK: () => step(-1),
      ArrowUp: () => step(-1),
      ...(selected &&
        mayDecide && {
          ...(isOpen(selected)
            ? {
                Enter: () => accept(selected),
                NumpadEnter: () => accept(selected),
                a: () => accept(selected),
                KeyA: () => accept(selected),
                e: () => edit(selected),
                KeyE: () => edit(selected),
                x: () => reject(selected),
                KeyX: () => reject(selected),
                Delete: () => reject(selected),
              }
            : { u: () => undo(selected), KeyU: () => undo(selected) }),
        }),
    };
    // The article scrolls by its own arrows.
    if (key.startsWith('Arrow') && target.closest('.article')) return;
    const does = keys[key];
    if (!does) return;
    event.preventDefault();
    does();
  };

  const byId = new Map(proposals.map((one) => [one.id as string, one]));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for whoever reads here, each with a button of its own
    <div className="reading" onKeyDown={onKey} data-testid="reading">
      <header className="reading-head">
        <Button className="button" onPress={props.onClose} data-testid="reading-close">
          {t('Back to what they say')}
        </Button>
        <h2>{row ? documentName(facts, row) : t('A text')}</h2>
        <span className="count" role="status" data-testid="left" data-left={left}>
          {read &&
            (left > 0
              ? t('{n, plural, one {# proposal is} other {# proposals are}} left to decide', {
                  n: left,
                })
              : proposals.length > 0
                ? t('Everything is decided')
                : t('The reader finds nothing in it'))}
        </span>
        {read?.proposals.some(({ isEvent }) => isEvent) && (
          <ToggleButton
            className="quiet"
            isSelected={!withEvents}
            onChange={(is) => setWithEvents(!is)}
          >
            {withEvents ? t('figures alone') : t('figures and events')}
          </ToggleButton>
        )}
        {mayDecide && <Shortcuts />}
      </header>
      <Fault text={fault} />
      {failed && <p className="not-yet">{t('The reader did not load. Try again with the hub.')}</p>}
      {!clear && (
        <p className="not-yet" data-testid="text-away">
          {found.is === 'sealed'
            ? t('The text is sealed to other boards: this one cannot open it.')
            : found.is === 'damaged'
              ? t('What lies under its name is not the text that was read.')
              : t('The text lies on the hub, and is fetched when the hub answers.')}
        </p>
      )}
      {read && (
        <div className="reading-two">
          <Article
            doc={read.doc}
            proposals={proposals}
            selected={selected}
            decisionOf={decided}
            onSelect={select}
          />
          <ol className="cards" aria-label={t('What the reader proposes')}>
            {proposals.map((one) => (
              <ProposalCard
                key={one.id}
                proposal={one}
                text={read.doc.text}
                whole={byId.get(one.fact.partOf ?? '') ?? null}
                decision={decided(one.id)}
                recorded={decided(one.id) === 'open' ? null : (states.get(one.id)?.claim ?? null)}
                isSelected={one.id === selectedId}
                isBusy={isBusy}
                mayDecide={mayDecide}
                alsoIn={one.id === selectedId ? publicationsOf(one, document, claims, facts) : []}
                headRef={one.id === selectedId ? head : undefined}
                acts={{
                  accept: () => accept(one),
                  edit: () => edit(one),
                  reject: () => reject(one),
                  undo: () => undo(one),
                }}
                onSelect={() => select(one.id)}
              />
            ))}
          </ol>
        </div>
      )}
      {editing && (
        <ClaimForm
          for={{ is: 'proposal', proposal: editing }}
          claims={claims}
          now={props.now}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

/** Where it stands in the text, and what the form has no field for, is not lost by reading it again. */
const withPlace = (read: ClaimFact, edited: ClaimFact): ClaimFact => ({
  ...edited,
  ...(read.document && { document: read.document }),
  ...(read.start !== undefined && { start: read.start }),
  ...(read.end !== undefined && { end: read.end }),
  ...(read.place && !edited.from && !edited.to && { place: read.place }),
  ...(read.speakerUnresolved && !edited.speaker && { speakerUnresolved: true as const }),
  ...(read.aboutTo &&
    !read.aboutFrom &&
    !edited.aboutFrom &&
    !edited.aboutTo && { aboutTo: read.aboutTo }),
});

const Shortcuts = () => (
  <p className="shortcuts small soft">
    {[
      [t('next'), 'J ↓'],
      [t('before'), 'K ↑'],
      [t('accept'), 'A ⏎'],
      [t('edit'), 'E'],
      [t('reject'), 'X'],
      [t('undo'), 'U'],
    ].map(([name, keys]) => (
      <span key={keys}>
        {name}{' '}
        <kbd>
          <bdi>{keys}</bdi>
        </kbd>
      </span>
    ))}
  </p>
);
