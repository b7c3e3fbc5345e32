import type { AgreementDraft } from '@corridor/operation';
import type { AgreementFile, DraftedFact } from '@corridor/operation/agreement-file';
import { figure, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { type Board, useBoard } from '../../app/board.ts';
import { newAct } from '../../guard/useWrite.ts';
import { Ask } from '../../ui/Ask.tsx';
import { Fault } from '../../ui/Fault.tsx';
import { zoneOf } from '../../view/facts.ts';
import { findingText } from '../findingText.ts';
import { inTurns, knownByName, renamed, toPending } from '../fromFile.ts';
import { weigh } from '../weigh.ts';
import { FileContents } from './FileContents.tsx';

interface Read {
  readonly name: string;
  readonly file: AgreementFile;
  readonly draft: AgreementDraft;
  readonly drafted: readonly DraftedFact[];
  /** In the reader's language. */
  readonly findings: readonly {
    readonly line: number;
    readonly column: number;
    readonly sentence: string;
    readonly meant: string;
    readonly isRefused: boolean;
  }[];
}

/** More than the reader takes: it says that it is too long, and nobody waits for a film to be read. */
const MOST_BYTES = 4_000_000;

/** The reader of files weighs something and is asked for seldom. */
const reader = () => import('@corridor/operation/agreement-file');

async function read(name: string, text: string, board: Board): Promise<Read> {
  const { readAgreementFile, draftToFacts, findingToSentence, createZone } = await reader();
  const file = readAgreementFile(text);
  const zone = createZone(file.timeZone ?? zoneOf(board.facts));
  const draft = renamed(file.draft, knownByName(file.draft, board.facts));
  const known = new Set(
    (['party', 'site', 'corridor', 'window', 'term', 'batch', 'condition'] as const).flatMap(
      (type) => [...board.facts.states(type).keys()],
    ),
  );
  return {
    name,
    file,
    draft,
    drafted: file.ok ? draftToFacts(draft, known) : [],
    findings: file.findings.map((finding) => ({
      line: finding.line,
      column: finding.column,
      isRefused: finding.level === 'refused',
      sentence: findingToSentence({ ...finding, meant: null }, { names: file.names, zone, say: t }),
      meant: finding.meant ? t('Did you mean “{meant}”?', { meant: finding.meant }) : '',
    })),
  };
}

/** Writes first what is said, then who answered; the sentence of a failure, or null. */
async function writeFile(board: Board, drafted: readonly DraftedFact[]): Promise<string | null> {
  const { first, answers } = inTurns(drafted);
  const act = newAct();
  const failed = await board.record(
    first.map(({ subject, kind, fact }) => ({ subject, kind, fact, act })),
  );
  if (failed || answers.length === 0) return failed;
  return board.record(
    answers.map(({ subject, kind, fact, lineOf }) => {
      const said = lineOf === undefined ? undefined : drafted[lineOf];
      const after = board.heads(subject);
      const of = board.records
        .events(subject)
        .findLast((event) => event.kind === said?.kind && event.act === act)?.id;
      return { subject, kind, fact: of ? { ...fact, of } : fact, act, after };
    }),
  );
}

/** An agreement that somebody wrote in a file: what is wrong in it by line and column, everything it would write, asked twice. */
export function FileForm(props: { readonly onClose: () => void }) {
  const board = useBoard();
  const [opened, setOpened] = useState<Read | null>(null);
  const [isOver, setOver] = useState(false);
  const [isSure, setSure] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setSure(false);
    setFailed(null);
    setOpened(await read(file.name, await file.slice(0, MOST_BYTES).text(), board));
  };
  const now = board.nowAt();
  const pending = opened ? toPending(opened.drafted) : [];
  const weighed = pending.length ? weigh(board, pending, now) : null;
  const refused = (opened?.findings ?? []).some(({ isRefused }) => isRefused);
  const mayWrite = opened !== null && !refused && weighed !== null && weighed.refused.length === 0;
  const write = async () => {
    if (!mayWrite || isBusy) return;
    if (!isSure) return setSure(true);
    setBusy(true);
    const why = await writeFile(board, opened.drafted);
    setBusy(false);
    setSure(false);
    setFailed(why);
    // Whatever of it was written is known when the file is chosen again.
    if (why !== null) setOpened(null);
    if (why === null) props.onClose();
  };
  return (
    <Ask
      title={t('An agreement from a file')}
      isOpen
      form="wide"
      onClose={props.onClose}
      testId="file-form"
    >
      <label
        className={isOver ? 'drop is-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <span>
          {opened
            ? t('{name}: choose another, or drop it here', { name: opened.name })
            : t('Drop the file here, or choose it (YAML)')}
        </span>
        <input
          type="file"
          accept=".yaml,.yml,.txt"
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file, mended, is chosen again.
            event.target.value = '';
          }}
        />
      </label>
      {opened && opened.findings.length > 0 && (
        <table className="facts" data-testid="file-findings">
          <caption>
            {refused
              ? t('Nothing is written until this is mended in the file.')
              : t('It may be meant so.')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('Line')}</th>
              <th scope="col">{t('Column')}</th>
              <th scope="col">{t('What')}</th>
            </tr>
          </thead>
          <tbody>
            {opened.findings.map((finding) => (
              <tr key={`${finding.line} ${finding.column} ${finding.sentence}`}>
                <td className="number">{figure(finding.line)}</td>
                <td className="number">{figure(finding.column)}</td>
                <td className={finding.isRefused ? 'bad' : ''}>
                  {finding.sentence} {finding.meant && <b>{finding.meant}</b>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {weighed?.refused.map((finding) => {
        const why = findingText(weighed.facts, finding, now, board.clock);
        return (
          <p key={why} className="bad refusal" role="alert">
            <b>{t('Cannot be, with what is recorded')}</b> {why}
          </p>
        );
      })}
      {opened && !refused && pending.length === 0 && (
        <p data-testid="file-nothing">{t('Everything in this file is recorded already.')}</p>
      )}
      {weighed && opened && !refused && (
        <FileContents drafted={opened.drafted} facts={weighed.facts} now={now} />
      )}
      <Fault text={failed} />
      {isSure && (
        <p className="bad" role="alert">
          {t('Sure? {n, plural, one {# record} other {# records}} will be written, for good.', {
            n: pending.length,
          })}
        </p>
      )}
      <div className="acts file-acts">
        <Button className="button" onPress={props.onClose}>
          {t('Close')}
        </Button>
        <Button className="button primary" isDisabled={!mayWrite || isBusy} onPress={write}>
          {isSure
            ? t('Yes, write them')
            : t('Write {n, plural, one {# record} other {# records}}', { n: pending.length })}
        </Button>
      </div>
    </Ask>
  );
}
