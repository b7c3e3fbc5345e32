import { type Account, type Figure, type Flow, networkOf } from '@corridor/account';
import type { SubjectId } from '@corridor/operation';
import { figure, isolate, t } from '@corridor/text';
import type { PictureTable } from '../pictures/Picture.tsx';
import { textWidth } from '../strip/lane.ts';
import { type Facts, siteName } from '../view/facts.ts';
import { networksOf } from '../view/network.ts';
import { estimateText, possibleText, spokenOf } from './figureText.ts';

/** What of a flow is drawn: half its width at the beginning and at the end, px. */
interface Ends {
  readonly start: number;
  readonly end: number;
}

export interface FlowBand {
  readonly id: string;
  readonly isOwnMeans: boolean;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** What the estimate is sure of; null: it cannot be known, and only the way is drawn. */
  readonly sure: Ends | null;
  /** To the upper end of its doubt. */
  readonly doubt: Ends | null;
  readonly label: string;
  readonly labelX: number;
  readonly labelY: number;
  readonly anchor: 'start' | 'end';
}

export interface FlowLayout {
  readonly height: number;
  readonly sites: readonly {
    readonly id: SubjectId;
    readonly name: string;
    readonly x: number;
    readonly row: number;
  }[];
  /** Where the sites' own line ends and the bands begin. */
  readonly top: number;
  readonly bands: readonly FlowBand[];
}

export interface FlowPicture {
  readonly sites: readonly { readonly id: SubjectId; readonly name: string }[];
  readonly flows: readonly {
    readonly id: string;
    readonly isOwnMeans: boolean;
    readonly from: SubjectId | null;
    readonly to: SubjectId | null;
    readonly left: Figure;
    readonly arrived: Figure | null;
    readonly label: string;
  }[];
  readonly table: PictureTable;
  readonly sentence: string;
}

/** Sites as they lie along the roads, the main road first. */
const roadOrder = (facts: Facts): readonly SubjectId[] => [
  ...new Set(networksOf(facts).flatMap(({ lanes }) => lanes.flatMap(({ sites }) => sites))),
];

const short = (of: Figure): string => {
  const said = spokenOf(of);
  return said ? t('≈ {n}', { n: figure(said.people) }) : t('not known');
};

const labelOf = (flow: Flow): string =>
  flow.arrived === null
    ? t('{n} left by own means', { n: short(flow.left) })
    : t('{left} left, {arrived} arrived', { left: short(flow.left), arrived: short(flow.arrived) });

export function toFlowPicture(facts: Facts, account: Account): FlowPicture {
  const { nodes, flows } = networkOf(account, roadOrder(facts));
  const nameOf = (site: SubjectId | null) => isolate(siteName(facts, site)) || t('not known');
  const cells = (of: Figure | null) =>
    of
      ? [`● ${figure(of.minimum)}`, `≈ ${estimateText(of)}`, `≈ ${possibleText(of)}`]
      : ['–', t('not counted there'), '–'];
  return {
    sites: nodes.map(({ site }) => ({ id: site, name: nameOf(site) })),
    flows: flows.map((flow) => ({
      id: flow.id,
      isOwnMeans: flow.by === 'own-means',
      from: flow.from,
      to: flow.to,
      left: flow.left,
      arrived: flow.arrived,
      label: labelOf(flow),
    })),
    table: {
      caption: t('Who went from where to where. Left and arrived are two questions.'),
      columns: [
        t('From'),
        t('To'),
        t('Left, at least'),
        t('Left, estimate'),
        t('Left, possible'),
        t('Arrived, at least'),
        t('Arrived, estimate'),
        t('Arrived, possible'),
      ],
      rows: flows.map((flow) => [
        nameOf(flow.from),
        flow.by === 'own-means' ? t('by own means') : nameOf(flow.to),
        ...cells(flow.left),
        ...cells(flow.arrived),
      ]),
    },
    sentence: flows
      .map((flow) =>
        t('{from} → {to}: {what}', {
          from: nameOf(flow.from),
          to: flow.by === 'own-means' ? t('by own means') : nameOf(flow.to),
          what: labelOf(flow),
        }),
      )
      .join('; '),
  };
}

/** The widest band, px at a size of 1. */
const WIDEST = 46;
/** A handful of people is still seen. */
const THINNEST = 1.5;

const most = (flow: FlowPicture['flows'][number]): number =>
  Math.max(
    flow.left.estimate?.high ?? flow.left.minimum,
    flow.arrived?.estimate?.high ?? flow.arrived?.minimum ?? 0,
  );

/**
 * Sites beside each other in the order of the road, and under them every flow on a line of its own, so that none covers
 * another: as wide at its beginning as people left, at its end as people arrived. Reckoned from the left.
 */
export function layoutFlows(picture: FlowPicture, width: number, u: number): FlowLayout {
  const { sites, flows } = picture;
  const edge = 62 * u;
  const step = sites.length > 1 ? (width - 2 * edge) / (sites.length - 1) : 0;
  const placed = sites.map(({ id, name }, i) => ({
    id,
    name,
    x: sites.length > 1 ? edge + i * step : width / 2,
    // Names that would touch stand on two lines in turn.
    row: i % 2,
  }));
  const isTight = placed.some(
    ({ name }, i) =>
      i > 0 &&
      (textWidth(name, 13.5 * u) + textWidth(placed[i - 1]?.name ?? '', 13.5 * u)) / 2 + 10 * u >
        step,
  );
  const lines = placed.map((site) => ({ ...site, row: isTight ? site.row : 0 }));
  const top = (isTight ? 52 : 34) * u;
  const scale = (WIDEST * u) / Math.max(1, ...flows.map(most));
  const half = (n: number) => Math.max(n > 0 ? THINNEST * u : 0, n * scale) / 2;
  const xOf = (site: SubjectId | null) => lines.find(({ id }) => id === site)?.x ?? null;
  let y = top + 10 * u;
  const bands = flows.map((flow): FlowBand => {
    const start = xOf(flow.from) ?? edge;
    const end = flow.isOwnMeans
      ? Math.min(width - 4 * u, start + Math.max(70 * u, step * 0.45))
      : (xOf(flow.to) ?? width - edge);
    const { left, arrived } = flow;
    const before = left.estimate;
    const after = flow.isOwnMeans ? before : (arrived?.estimate ?? null);
    const thick = 2 * half(most(flow));
    const labelY = y + 13 * u;
    const middle = labelY + 8 * u + thick / 2;
    y = middle + thick / 2 + 12 * u;
    const labelWide = textWidth(flow.label, 13 * u);
    const first = Math.min(start, end);
    const isEnd = first + labelWide > width - 4 * u;
    return {
      id: flow.id,
      isOwnMeans: flow.isOwnMeans,
      from: start,
      to: end,
      y: middle,
      sure: before || after ? { start: half(before?.low ?? 0), end: half(after?.low ?? 0) } : null,
      doubt:
        before || after ? { start: half(before?.high ?? 0), end: half(after?.high ?? 0) } : null,
      label: flow.label,
      labelX: isEnd ? Math.max(start, end) : first,
      labelY,
      anchor: isEnd ? 'end' : 'start',
    };
  });
  return { height: y + 4 * u, sites: lines, top, bands };
}
