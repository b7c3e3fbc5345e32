import * as v from 'valibot';
import { faultsOf } from './faults.ts';
import { scenarioSchema } from './schema.ts';
import type { Scenario } from './types.ts';

export interface ScenarioFault {
  /** As one would write it to get there: `vehicles[3].at`. Empty: the whole. */
  readonly path: string;
  /** The rest of the sentence that begins with the path. */
  readonly why: string;
}

export type ScenarioRead =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly faults: readonly ScenarioFault[] };

/** Takes whatever a file had in it. Answers all that is wrong at once: first how it is written, and when that is right, what it says. */
export function readScenario(value: unknown): ScenarioRead {
  if (Array.isArray(value)) {
    return { ok: false, faults: [{ path: '', why: 'must be an object: { … }' }] };
  }
  const parsed = v.safeParse(scenarioSchema, value);
  if (!parsed.success) {
    return { ok: false, faults: parsed.issues.flatMap(issueToFaults) };
  }
  const faults = faultsOf(parsed.output);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, scenario: parsed.output };
}

export const scenarioFaultToText = ({ path, why }: ScenarioFault): string =>
  `${path === '' ? 'The scenario' : path} ${why}.`;

function issueToFaults(issue: v.BaseIssue<unknown>): readonly ScenarioFault[] {
  const path = (issue.path ?? []).reduce((text, item) => {
    const { key } = item as { readonly key: unknown };
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${key}`;
  }, '');
  const isMissing = issue.received === 'undefined' && issue.type !== 'variant';
  return [{ path, why: isMissing ? 'is missing' : issue.message }];
}
