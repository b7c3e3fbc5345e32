import type { ErrorFamilies } from '@corridor/exercise';
import type { Simulated } from './operation.ts';
import { coverageOf } from './table.ts';

const sizeOf = (errors: ErrorFamilies, family: keyof ErrorFamilies): number => {
  const size = errors[family];
  return typeof size === 'number' ? size : size.reduce((sum, each) => sum + each, 0);
};

/**
 * One question where each family of errors is small, and where it is large: the third of the operations that have least
 * of it beside the third that has most. Tells which kind of error the account takes wrongly.
 */
export const byFamily = (simulated: readonly Simulated[], question: string) => {
  const families = Object.keys(simulated[0]?.errors ?? {}) as (keyof ErrorFamilies)[];
  const third = Math.floor(simulated.length / 3);
  return Object.fromEntries(
    families.map((family) => {
      const ordered = [...simulated].sort(
        (a, b) => sizeOf(a.errors, family) - sizeOf(b.errors, family),
      );
      const of = (some: readonly Simulated[]) =>
        coverageOf(some.flatMap(({ answers }) => answers.filter(({ name }) => name === question)));
      const [least, most] = [of(ordered.slice(0, third)), of(ordered.slice(-third))];
      const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
      return [
        family,
        {
          'least of it: covers': percent(least.covered),
          bias: percent(least.bias),
          'most of it: covers': percent(most.covered),
          'bias there': percent(most.bias),
        },
      ];
    }),
  );
};
