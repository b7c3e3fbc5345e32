import type { State } from './state.ts';

export const isLostNow = (state: State, vehicle: number): boolean => {
  const lost = state.world?.lost?.[vehicle] ?? null;
  return lost !== null && lost <= state.now;
};
export function breakDown(_state: State, _vehicle: number): void {}
export function lookForWork(_state: State, _vehicle: number): boolean {
  return false;
}
