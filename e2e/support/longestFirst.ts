import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Seconds that a file of scenes took when somebody last looked, where it is much. Nothing but the order hangs on them: a long one that begins last
 * leaves the other workers idle. What is not named here goes behind these, in the usual order.
 */
const SECONDS: Readonly<Record<string, number>> = {
  'phone.test.ts': 75,
  'locked.test.ts': 70,
  'languages.ar.test.ts': 70,
  'laws/coverage.law.test.ts': 60,
  'laws/convergence.law.test.ts': 60,
  'languages.fr.test.ts': 55,
  'board-languages-acts.test.ts': 55,
  'languages.en.test.ts': 50,
  'field-records.test.ts': 50,
  'own-means.test.ts': 50,
  'failures/storage-closed.test.ts': 50,
  'failures/wrong-clock.test.ts': 50,
  'board-languages.test.ts': 45,
  'failures/restored-backup.test.ts': 45,
  'handover.test.ts': 45,
  'failures/answer-lost.test.ts': 45,
  'seized-duress.test.ts': 40,
  'seized.test.ts': 40,
  'failures/other-version.test.ts': 40,
  'new-operation.test.ts': 35,
  'two-tabs.test.ts': 30,
  'account-away.test.ts': 30,
  'reach.test.ts': 30,
  'contacts.test.ts': 30,
  'agreed-run.ar.test.ts': 30,
  'agreed-run.fr.test.ts': 30,
  'failures/felt-after-stored.test.ts': 30,
  'laws/gross.law.test.ts': 25,
  'two-builds.test.ts': 25,
};

/** Longest scenes first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const secondsOf = ({ moduleId }: TestSpecification) => {
      const [, file = ''] = moduleId.split('/e2e/');
      return SECONDS[file] ?? 0;
    };
    return (await super.sort(files)).sort((a, b) => secondsOf(b) - secondsOf(a));
  }
}
