// `npm test`: everything a change must pass. Every step runs even when one before it failed, so one
// look shows all that is wrong; the last line sums the tests up.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from './install.mjs';
import { step } from './runtime.mjs';
import { tasks } from './task.mjs';

await install();

const reports = mkdtempSync(join(tmpdir(), 'corridor-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

/** A check without tests of its own counts as one test. */
async function check(name) {
  const code = await step(`Checked: ${name}`, () => tasks[name]());
  if (code === 0) total.passed += 1;
  else total.failed += 1;
}

async function suite(name) {
  const file = join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await step(`Tested: ${name}`, () => tasks[name](...reporters));
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const failed = report.numFailedTests ?? 0;
  total.passed += report.numPassedTests ?? 0;
  // A file that does not even load, or a run that breaks off, has no failed test to its name.
  total.failed += code !== 0 && failed === 0 ? 1 : failed;
  total.skipped += (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
}

await check('types');
await check('lint');
await suite('unit');
await suite('e2e');
rmSync(reports, { recursive: true });

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);
