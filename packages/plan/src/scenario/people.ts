import type { Places } from './types.ts';

export const sizeOf = ({ sitting, lying, wheelchair }: Places): number =>
  sitting + lying + wheelchair;
