import { type GrossRun, type Said, SIGMAS, type Sigma, type Wrong } from './gross.ts';

/** Shares are of 1; NaN: of nothing. */
export interface GrossFound {
  /** Errors put in; of all, those on a flow that somebody else counted too, and those the account's doubt lets be seen at all. */
  readonly planted: number;
  readonly twice: number;
  readonly visible: number;
  /** Of those on a flow counted twice; of the visible. */
  readonly flagged: number;
  readonly flaggedOfVisible: number;
  readonly flaggedOfAll: number;
  /** Of the flagged: the wrong one is among those pointed at; one was named alone; and that was it. */
  readonly holds: number;
  readonly named: number;
  readonly namedRight: number;
  /** Of everything that was pointed at in these operations, flows in which nothing was wrong. */
  readonly falseAlarms: number;
  /** Of flows counted twice in which nothing was wrong, those pointed at. */
  readonly falseOfClean: number;
}

/** Of errors of 4 σ against what all others say: what has to be flagged, rightly, and how many flags may be for nothing. */
export const GROSS_BAR = { flagged: 0.9, right: 0.8, falseAlarms: 0.1 } as const;

export const missedGrossBars = (runs: readonly GrossRun[]): readonly string[] => {
  const { flagged, holds, falseAlarms } = grossFound(runs, 'account');
  return [
    ...(flagged >= GROSS_BAR.flagged ? [] : ['too few gross errors are flagged']),
    ...(holds >= GROSS_BAR.right ? [] : ['the wrong record is too seldom among the flagged']),
    ...(falseAlarms <= GROSS_BAR.falseAlarms ? [] : ['too many flags where nothing is wrong']),
  ];
};

/** What the account lets differ: an error below is of the size of its doubt. */
export const VISIBLE = 3;

const share = (part: number, whole: number) => (whole ? part / whole : Number.NaN);

export const grossFound = (
  runs: readonly GrossRun[],
  sigma: Sigma,
  buses: boolean | null = null,
): GrossFound => {
  const planted = runs.flatMap((run) =>
    run.planted.filter((each) => each.sigma === sigma && (buses === null || each.isBus === buses)),
  );
  const twice = planted.filter(({ looks }) => looks > 1);
  const visible = twice.filter(({ allowed }) => allowed !== null && allowed >= VISIBLE);
  const flagged = twice.filter(({ said }) => said);
  const said = flagged.flatMap((each): readonly Said[] => (each.said ? [each.said] : []));
  const named = said.filter(({ isNamedRight }) => isNamedRight !== null);
  const alarms = runs.flatMap((run) => run.alarms.filter((each) => each.sigma === sigma));
  const isFalse = alarms.filter(({ why }) => why !== 'a wrong record').length;
  const all = runs.flatMap((run) =>
    run.planted.filter((each) => each.sigma === sigma && each.said),
  );
  const clean = runs.reduce((sum, run) => sum + run.clean, 0);
  return {
    planted: planted.length,
    twice: share(twice.length, planted.length),
    visible: share(visible.length, planted.length),
    flagged: share(flagged.length, twice.length),
    flaggedOfVisible: share(visible.filter((each) => each.said).length, visible.length),
    flaggedOfAll: share(flagged.length, planted.length),
    holds: share(said.filter(({ holds }) => holds).length, said.length),
    named: share(named.length, said.length),
    namedRight: share(named.filter(({ isNamedRight }) => isNamedRight).length, named.length),
    falseAlarms: share(isFalse, alarms.length + all.length),
    falseOfClean: share(isFalse, clean),
  };
};

const percent = (part: number) => (Number.isNaN(part) ? '–' : `${(part * 100).toFixed(1)} %`);

export const grossRows = (runs: readonly GrossRun[]) =>
  Object.fromEntries(
    SIGMAS.flatMap((sigma) =>
      [null, true, false].map((buses) => {
        const found = grossFound(runs, sigma, buses);
        const where = buses === null ? 'any vehicle' : buses ? 'buses' : 'small vehicles';
        return [
          `4 σ, ${sigma === 'own' ? 'own' : 'as the account has it'}: ${where}`,
          {
            planted: found.planted,
            'counted twice': percent(found.twice),
            [`≥ ${VISIBLE} σ of the doubt`]: percent(found.visible),
            'flagged, of twice': percent(found.flagged),
            'of visible': percent(found.flaggedOfVisible),
            'of all': percent(found.flaggedOfAll),
            'wrong one among them': percent(found.holds),
            'one named': percent(found.named),
            'and it is right': percent(found.namedRight),
            ...(buses === null
              ? {
                  'false alarms': percent(found.falseAlarms),
                  'of clean flows': percent(found.falseOfClean),
                }
              : {}),
          },
        ];
      }),
    ),
  );

/** Of errors of 4 of a record's own σ, those that nobody could point at, and why. */
export const unseenOf = (runs: readonly GrossRun[]): string => {
  const planted = runs.flatMap((run) => run.planted.filter(({ sigma }) => sigma === 'own'));
  const of = (some: readonly unknown[]) => percent(share(some.length, planted.length));
  const once = planted.filter(({ looks }) => looks < 2);
  const torn = planted.filter(({ looks, allowed }) => looks > 1 && allowed === null);
  const small = planted.filter(({ allowed }) => allowed !== null && allowed < VISIBLE);
  return `Of ${planted.length} errors of 4 own σ: ${of(once)} on people counted once, ${of(torn)} on journeys that may be two, ${of(small)} within what the account's doubt allows (${VISIBLE} σ)`;
};

/** What the exercise itself got grossly wrong. */
export const grossOfItsOwn = (runs: readonly GrossRun[]): string => {
  const told = (name: string, of: (run: GrossRun) => Wrong): string => {
    const sum = (key: keyof Wrong) => runs.reduce((all, run) => all + of(run)[key], 0);
    const [all, twice, flagged] = [sum('all'), sum('twice'), sum('flagged')];
    return `${name}: ${all}, ${percent(share(twice, all))} of them on flows counted twice, of these ${percent(share(flagged, twice))} flagged`;
  };
  const alarms = runs.flatMap((run) => run.alarms).filter(({ why }) => why === 'a wrong record');
  const named = alarms.filter(({ said }) => said.isNamedRight !== null);
  const held = alarms.filter(({ said }) => said.holds);
  const right = named.filter(({ said }) => said.isNamedRight);
  return [
    told('Records that were grossly wrong without us', (run) => run.wrong),
    told(
      'off by five people and a tenth of them or more, known habits taken off',
      (run) => run.farWrong,
    ),
    `the worst is among those pointed at in ${percent(share(held.length, alarms.length))}, named alone in ${percent(share(named.length, alarms.length))}, rightly in ${percent(share(right.length, named.length))}`,
  ].join('; ');
};
