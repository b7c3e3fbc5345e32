import type { Damage } from '@corridor/log';
import { figure } from './output.ts';

const mostTold = 20;

/** Which records of whom the disk did not keep as they were written. */
export function damageWords(
  damage: readonly (Damage & { readonly label: string })[],
): readonly string[] {
  if (damage.length === 0) return [];
  const told = damage.slice(0, mostTold).map(({ device, label, fromSeq, toSeq, what }) => {
    const records = fromSeq === toSeq ? `record ${fromSeq}` : `records ${fromSeq}–${toSeq}`;
    const how = what === 'body' ? 'changed on the disk, its content left out' : 'unreadable';
    return `✗ ${records} of ${label} (${device}): ${how}`;
  });
  const rest = damage.length - told.length;
  return [
    ...told,
    ...(rest > 0 ? [`✗ and ${figure(rest)} more`] : []),
    'The disk of this laptop loses data. Phones and boards that hold these records send them again by themselves;',
    'make a backup, and move to another laptop.',
  ];
}
