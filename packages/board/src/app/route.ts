const tabs = [
  'now',
  'plan',
  'trips',
  'agreement',
  'account',
  'said',
  'incidents',
  'medical',
  'map',
  'report',
  'devices',
] as const;
export type Tab = (typeof tabs)[number];

export interface Route {
  readonly op: string | null;
  readonly tab: Tab;
}

/** `#/ex-…/trips`: the place on the board stays when the page is loaded again, and no server sees it. */
export function toRoute(hash: string): Route {
  const [, op, tab] = /^#\/((?:op|ex)-[\w-]{22})(?:\/([a-z]+))?$/.exec(hash) ?? [];
  const known = tabs.find((one) => one === tab);
  return { op: op ?? null, tab: known ?? 'now' };
}

export const toHash = ({ op, tab }: Route): string => (op ? `#/${op}/${tab}` : '#/');
