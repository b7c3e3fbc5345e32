import { Command } from 'commander';
import { mustBeFile } from '../bundle/files.ts';
import { type Verdict, verifyBundle } from '../bundle/verify.ts';
import { problemWords } from '../bundle/words.ts';
import { figuresFor } from '../evaluation/beside.ts';
import { isPublicBundle } from '../evaluation/publicBundle.ts';
import { type PublicVerdict, verifyPublicBundle } from '../evaluation/verifyPublic.ts';
import { Stop } from './exit.ts';
import { areAllRight, sayFigures } from './figuresSaid.ts';
import { createOutput, figure, type Output } from './output.ts';

interface VerifyOptions {
  readonly figures?: string;
  readonly json: boolean;
}

const wrongFigures = () =>
  new Stop(
    'damaged',
    'Published figures do not come out of these records.',
    'Either the figures or the records were changed after they were made; each that differs is named above.',
  );

export const verifyCommand = () =>
  new Command('verify')
    .description(
      'check every record of a bundle, say what it counts, and work published figures out again',
    )
    .argument('<bundle>', 'file to check, .corridor or .corridor-public')
    .option('--figures <file>', 'published figures (else: evaluation.*.json beside the bundle)')
    .option('--json', 'machine-readable output', false)
    .action(async (file: string, options: VerifyOptions) => {
      const output = createOutput(options.json);
      mustBeFile(file);
      const figures = figuresFor(file, options.figures);
      if (isPublicBundle(file)) {
        const verdict = await verifyPublicBundle(file, figures);
        output.result(verdict);
        printPublic(verdict, output);
        if (!areAllRight(verdict.published)) throw wrongFigures();
        return;
      }
      const verdict = await verifyBundle(file, output, figures);
      if (options.figures !== undefined && verdict.published.length === 0)
        throw new Stop('usage', `${options.figures} is about another operation.`);
      output.result(verdict);
      printVerdict(verdict, output);
      sayFigures(verdict.published, output);
      if (!verdict.isSound)
        throw new Stop(
          'damaged',
          'This bundle is damaged.',
          'Ask for it again from whoever holds the operation; what is sound in it can be imported.',
        );
      if (!areAllRight(verdict.published)) throw wrongFigures();
    });

function printPublic(verdict: PublicVerdict, output: Output): void {
  const { say } = output;
  say(`${verdict.name} (${verdict.op})`);
  if (verdict.isExercise) say('This is an exercise.');
  say(`Public bundle: ${times(verdict.trips, 'journey')}; devices, posts and notes are not in it.`);
  say(
    verdict.isSound
      ? '✓ signed as a whole, and not changed since'
      : '✗ changed after it was signed, or never signed',
  );
  sayFigures(verdict.published, output);
}

const times = (n: number, what: string) => `${figure(n)} ${what}${n === 1 ? '' : 's'}`;

function printVerdict(verdict: Verdict, { say }: Output): void {
  const { checked, counted, devices } = verdict;
  say(`${verdict.name} (${verdict.op})`);
  if (verdict.op.startsWith('ex-')) say('This is an exercise.');
  say(`${times(verdict.lines, 'record')} of ${times(devices.length, 'device')}`);
  say(`  signed and checked one by one: ${figure(checked.signed)}`);
  say(`  vouched for by a signed record after them: ${figure(checked.vouched)}`);
  if (verdict.absentBodies > 0)
    say(`  without their content, left out for the receiver: ${figure(verdict.absentBodies)}`);
  if (verdict.problem) say(`✗ ${problemWords[verdict.problem]}`);
  for (const { device, label, seq, line, why } of verdict.damaged)
    say(`✗ line ${line} of the file, record ${seq} of ${label} (${device}): ${why}`);
  for (const { device, label, fromSeq, toSeq } of verdict.gaps)
    say(`✗ gap: records ${fromSeq}–${toSeq} of ${label} (${device}) are missing`);
  say(
    verdict.isSameState === null
      ? '✗ digest: the file has no end to compare with'
      : verdict.isSameState
        ? '✓ digest: the same set of records as the maker held'
        : '✗ digest: not the set of records that the maker held',
  );
  say(
    verdict.signedBy
      ? `  end signed by ${verdict.signedBy.label} (${verdict.signedBy.role})`
      : '  end not signed',
  );
  for (const { label, device, branches } of verdict.forks)
    say(`! fork: ${label} (${device}) wrote ${branches} branches; what is above it is disputed`);
  for (const { label, device, reason } of verdict.revocations)
    say(`! revoked: ${label} (${device}), ${reason}`);
  for (const [why, number] of Object.entries(verdict.disputed))
    say(`! without standing, ${why}: ${times(number, 'record')}`);
  if (verdict.notUnderstood > 0)
    say(`! of kinds that this version does not know: ${figure(verdict.notUnderstood)}`);
  say();
  say('● Counted by us (observed), one by one:');
  say(`  arrived, at least   ${figure(counted.arrivedAtLeast)}`);
  say(`  boarded, at least   ${figure(counted.departedAtLeast)}`);
  say('● Counted by us, "about" included:');
  say(
    `  arrived             ${figure(counted.arrivedCounted)}  on ${times(counted.arrivals, 'arrival')}`,
  );
  say(
    `  boarded             ${figure(counted.departedCounted)}  on ${times(counted.departures, 'departure')}`,
  );
  say(
    `  never counted       ${times(counted.arrivalsUncounted, 'arrival')}, ${times(counted.departuresUncounted, 'departure')}`,
  );
  say('Nothing that a party states is in these figures, and nothing calculated.');
}
