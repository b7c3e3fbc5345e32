import { listed, t } from '@corridor/text';
import { ExerciseMark } from '../pictures/ExerciseMark.tsx';
import { Picture } from '../pictures/Picture.tsx';
import { turnOf } from '../pictures/turn.ts';
import { useWidth } from '../pictures/useWidth.ts';
import {
  type IncidentMark,
  marked,
  noteLines,
  noteStep,
  type Plate,
  type SiteMark,
} from './lane.ts';
import { layoutStrip, type StripLayout } from './layout.ts';
import type { StripPicture, StripSite } from './strip.ts';
import { turnedStrip } from './turned.ts';
import './strip.css';

export function Strip(props: {
  readonly picture: StripPicture;
  readonly isExercise: boolean;
  readonly onTrip: (trip: string) => void;
}) {
  const { ref, width, unit: u } = useWidth<HTMLDivElement>(1200);
  const { picture } = props;
  const turn = turnOf(width);
  const layout = turnedStrip(layoutStrip(picture, width, u), turn);
  // The mark stands inside the picture, on a band that lies beside the question's own line.
  const band = props.isExercise ? 34 * u : 0;
  const sites = new Map(picture.lanes.flatMap((lane) => lane.sites.map((site) => [site.id, site])));
  const name = t('Corridor strip');

  return (
    <Picture name={name} table={stripTable(picture)} testId="corridor-strip">
      <div ref={ref} className="strip">
        {/* biome-ignore lint/a11y/useSemanticElements: an SVG cannot hold a fieldset */}
        <svg
          width={width}
          height={layout.height + band}
          viewBox={`0 ${-band} ${width} ${layout.height + band}`}
          style={{ marginBlockStart: -band }}
          role="group"
          aria-label={name}
        >
          {layout.lanes.map((lane, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lanes keep their order
            <Road key={i} lane={lane} toward={picture.lanes[i]?.branch?.toward ?? null} u={u} />
          ))}
          {layout.lanes.map((lane) =>
            lane.plates.map((plate) => <Leader key={key(plate)} plate={plate} u={u} />),
          )}
          {layout.lanes.map((lane) =>
            lane.sites.map((mark) => {
              const site = sites.get(mark.id);
              return site && <Stop key={mark.id} mark={mark} site={site} u={u} />;
            }),
          )}
          {layout.lanes.map((lane) =>
            lane.incidents.map((mark) => (
              <Mishap key={mark.id} mark={mark} sign={turn.sign} u={u} />
            )),
          )}
          {layout.lanes.map((lane) =>
            lane.plates.map((plate) => (
              <PlateMark key={key(plate)} plate={plate} u={u} onTrip={props.onTrip} />
            )),
          )}
          {props.isExercise && (
            <ExerciseMark end={width - 62 * u} y={-band + 6 * u} unit={u} turn={turn} />
          )}
        </svg>
      </div>
    </Picture>
  );
}

const key = (plate: Plate) => plate.vehicles[0]?.trip ?? '';

/** The road itself; a branch bends down from its junction. Suspended stretches carry bars across. */
function Road(props: {
  readonly lane: StripLayout['lanes'][number];
  readonly toward: 'left' | 'right' | null;
  readonly u: number;
}) {
  const { lane, toward } = props;
  const { roadY, junction, siteX } = lane;
  const first = siteX[0] ?? 0;
  const last = siteX.at(-1) ?? 0;
  const bend = (x: number) =>
    junction
      ? `M${junction.x} ${junction.y}C${junction.x} ${roadY} ${x} ${roadY} ${x} ${roadY}`
      : '';
  const [start, end] = toward === 'left' ? [last, first] : [first, last];
  return (
    <g className="way">
      <path className="road" d={`${junction ? bend(start) : `M${start} ${roadY}`}H${end}`} />
      {lane.suspended.map((leg) => (
        <g key={leg.from} className="suspended">
          <line x1={leg.from} x2={leg.to} y1={roadY} y2={roadY} />
          <line className="hatch" x1={leg.from} x2={leg.to} y1={roadY} y2={roadY} />
        </g>
      ))}
    </g>
  );
}

function Stop(props: { readonly mark: SiteMark; readonly site: StripSite; readonly u: number }) {
  const { mark, site, u } = props;
  return (
    <g className="site">
      {mark.nameX === mark.x && (
        <line x1={mark.x} x2={mark.x} y1={mark.y} y2={mark.nameY - 12 * u} />
      )}
      <circle cx={mark.x} cy={mark.y} r={8.5 * u} data-watched={site.isWatched} />
      <text
        x={mark.nameX}
        y={mark.nameY}
        textAnchor={mark.anchor}
        fontSize={14 * u}
        className="name"
      >
        {site.name}
      </text>
      {noteLines(site.note).map((line, i) => (
        <text
          key={line}
          x={mark.nameX}
          y={mark.nameY + (17 + i * noteStep) * u}
          textAnchor={mark.anchor}
          fontSize={12.5 * u}
          className="note"
        >
          {line}
        </text>
      ))}
    </g>
  );
}

function Mishap(props: { readonly mark: IncidentMark; readonly sign: 1 | -1; readonly u: number }) {
  const { mark, sign, u } = props;
  const { at, roadY } = mark;
  return (
    <g className="incident">
      <path
        className="cross"
        d={`M${at - 6 * u} ${roadY - 6 * u}l${12 * u} ${12 * u}m0 ${-12 * u}l${-12 * u} ${12 * u}`}
      />
      <path
        className="pointer"
        d={`M${at} ${roadY - 8 * u}V${mark.labelY - 4 * u}H${mark.labelX - sign * 4 * u}`}
      />
      <text x={mark.labelX} y={mark.labelY} fontSize={13 * u}>
        {mark.label}
      </text>
    </g>
  );
}

/** From the plate to the place on the road; dashed where the place is reckoned, not seen. */
function Leader(props: { readonly plate: Plate; readonly u: number }) {
  const { plate, u } = props;
  const { roadY } = plate;
  const middle = plate.x + plate.width / 2;
  const isAbove = plate.side === 'above';
  const edge = isAbove ? plate.y + plate.height : plate.y;
  const foot = roadY + (isAbove ? -5 : 5) * u;
  // Straight down from the plate where its place lies under it, else bent to the place.
  const inside = Math.min(
    plate.x + plate.width - 6 * u,
    Math.max(plate.x + 6 * u, Math.abs(middle - plate.at) < plate.width / 2 ? plate.at : middle),
  );
  return (
    <path
      className="leader"
      data-tone={plate.tone}
      data-seen={plate.isSeen}
      d={`M${inside} ${edge}L${plate.at} ${foot}`}
    />
  );
}

function PlateMark(props: {
  readonly plate: Plate;
  readonly u: number;
  readonly onTrip: (trip: string) => void;
}) {
  const { plate, u } = props;
  const [first] = plate.vehicles;
  if (!first) return null;
  const sentence =
    plate.vehicles.length === 1
      ? first.sentence
      : plate.vehicles.map((vehicle) => vehicle.sentence).join('\n');
  const open = () => props.onTrip(first.trip);
  const middle = plate.x + plate.width / 2;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button element
    <g
      className="plate"
      data-tone={plate.tone}
      role="button"
      tabIndex={0}
      aria-label={sentence}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        open();
      }}
    >
      <title>{sentence}</title>
      <rect x={plate.x} y={plate.y} width={plate.width} height={plate.height} rx={5 * u} />
      <text
        x={middle}
        y={plate.y + (plate.people ? 16 : 24) * u}
        textAnchor="middle"
        fontSize={14.5 * u}
        className="number"
      >
        {plate.number}
      </text>
      {plate.people && (
        <text
          x={middle}
          y={plate.y + 31.5 * u}
          textAnchor="middle"
          fontSize={12.5 * u}
          className="people"
        >
          {plate.people}
        </text>
      )}
    </g>
  );
}

function stripTable(picture: StripPicture) {
  return {
    caption: t('Vehicles on the road, as last seen'),
    columns: [t('Vehicle'), t('On board'), t('Stands'), t('Where')],
    rows: picture.vehicles.map((vehicle) => [
      vehicle.number,
      marked(vehicle.people) || t('nobody'),
      listed([vehicle.stands, vehicle.trouble]) || '–',
      vehicle.where,
    ]),
  };
}
