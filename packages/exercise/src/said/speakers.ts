/** Whom a figure is about: the reason why four figures of one evening can all be honest and all differ. */
export type ClaimScope = 'everybody' | 'our-vehicles' | 'own-means' | 'counterpart' | 'wounded';

export interface Speaker {
  readonly name: string;
  readonly role: string;
  readonly channel: string;
  /** How often of all claims. */
  readonly weight: number;
  /** Told = true × bias, give or take `noise`, rounded to `step`. */
  readonly bias: number;
  readonly noise: number;
  readonly step: number;
  readonly scopes: readonly ClaimScope[];
  readonly measures: readonly ('evacuated' | 'departed' | 'arrived')[];
  /** Of its figures, the share that runs from the beginning and not from midnight. */
  readonly cumulative: number;
  /** Hours by which what it says is old. */
  readonly lag: number;
}

export const SPEAKERS: readonly Speaker[] = [
  {
    name: 'Party A',
    role: 'party',
    channel: 'Party A spokesman',
    weight: 4,
    bias: 0.86,
    noise: 0.06,
    step: 500,
    scopes: ['everybody', 'our-vehicles'],
    measures: ['evacuated', 'departed'],
    cumulative: 0.7,
    lag: 2,
  },
  {
    name: 'Party B',
    role: 'party',
    channel: 'Party B daily bulletin',
    weight: 4,
    bias: 1.12,
    noise: 0.05,
    step: 100,
    scopes: ['everybody', 'counterpart', 'our-vehicles'],
    measures: ['evacuated', 'departed'],
    cumulative: 0.5,
    lag: 1,
  },
  {
    name: 'Guarantor North',
    role: 'guarantor',
    channel: 'Guarantor North briefing',
    weight: 3,
    bias: 1.31,
    noise: 0.08,
    step: 500,
    scopes: ['everybody'],
    measures: ['evacuated', 'arrived'],
    cumulative: 0.9,
    lag: 0,
  },
  {
    name: 'Guarantor South',
    role: 'guarantor',
    channel: 'Guarantor South desk',
    weight: 3,
    bias: 1.07,
    noise: 0.04,
    step: 100,
    scopes: ['everybody', 'our-vehicles', 'wounded'],
    measures: ['departed'],
    cumulative: 0.6,
    lag: 1,
  },
  {
    name: 'Monitoring group',
    role: 'monitoring-group',
    channel: 'Monitoring group notes',
    weight: 4,
    bias: 0.71,
    noise: 0.09,
    step: 100,
    scopes: ['our-vehicles', 'everybody'],
    measures: ['departed', 'evacuated'],
    cumulative: 0.8,
    lag: 4,
  },
  {
    name: 'Relief mission',
    role: 'aid-organisation',
    channel: 'Relief mission update',
    weight: 3,
    bias: 0.98,
    noise: 0.04,
    step: 1000,
    scopes: ['everybody', 'our-vehicles', 'wounded'],
    measures: ['evacuated', 'arrived'],
    cumulative: 0.9,
    lag: 6,
  },
  {
    name: 'Observer team',
    role: 'observer',
    channel: 'Observer team log',
    weight: 2,
    bias: 0.94,
    noise: 0.03,
    step: 50,
    scopes: ['our-vehicles', 'own-means'],
    measures: ['arrived', 'departed'],
    cumulative: 0.4,
    lag: 2,
  },
  {
    name: 'Old Quarter council',
    role: 'local-authority',
    channel: 'Radio Harbour',
    weight: 2,
    bias: 0.9,
    noise: 0.15,
    step: 100,
    scopes: ['everybody', 'own-means'],
    measures: ['departed'],
    cumulative: 0.3,
    lag: 3,
  },
  {
    name: 'A resident',
    role: 'resident',
    channel: 'Radio Harbour',
    weight: 1,
    bias: 1.2,
    noise: 0.4,
    step: 100,
    scopes: ['own-means', 'everybody'],
    measures: ['departed'],
    cumulative: 0.1,
    lag: 1,
  },
  {
    name: 'Radio Harbour',
    role: 'media',
    channel: 'Radio Harbour',
    weight: 3,
    bias: 1.03,
    noise: 0.18,
    step: 1000,
    scopes: ['everybody', 'wounded', 'counterpart'],
    measures: ['evacuated'],
    cumulative: 0.7,
    lag: 5,
  },
];
