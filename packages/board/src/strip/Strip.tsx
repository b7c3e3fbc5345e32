import { ExerciseMark } from '../pictures/ExerciseMark.tsx';
import { Picture } from '../pictures/Picture.tsx';
import { useWidth } from '../pictures/useWidth.ts';
import { t } from '../text/t.ts';
import { layoutStrip, type Plate } from './layout.ts';
import type { StripPicture } from './strip.ts';
import './strip.css';

export function Strip(props: {
  readonly picture: StripPicture;
  readonly isExercise: boolean;
  readonly onTrip: (trip: string) => void;
}) {
  const { ref, width, unit: u } = useWidth<HTMLDivElement>(1200);
  const { picture } = props;
  const layout = layoutStrip(picture, width, u);
  const { roadY } = layout;
  const first = layout.sites[0]?.x ?? 0;
  const last = layout.sites.at(-1)?.x ?? 0;
  const name = t('Corridor strip');

  return (
    <Picture name={name} table={stripTable(picture)} testId="corridor-strip">
      <div ref={ref} className="strip">
        {/* biome-ignore lint/a11y/useSemanticElements: an SVG cannot hold a fieldset */}
        <svg
          width={width}
          height={layout.height}
          viewBox={`0 0 ${width} ${layout.height}`}
          role="group"
          aria-label={name}
        >
          <line className="road" x1={first} x2={last} y1={roadY} y2={roadY} />
          {layout.suspended.map((leg) => (
            <g key={leg.from} className="suspended">
              <line x1={leg.from} x2={leg.to} y1={roadY} y2={roadY} />
              <line className="hatch" x1={leg.from} x2={leg.to} y1={roadY} y2={roadY} />
            </g>
          ))}
          {layout.plates.map((plate) => (
            <Leader key={key(plate)} plate={plate} roadY={roadY} u={u} />
          ))}
          {layout.sites.map((mark) => {
            const site = picture.road.sites[mark.index];
            if (!site) return null;
            return (
              <g key={site.id} className="site">
                <line x1={mark.x} x2={mark.x} y1={roadY} y2={mark.nameY - 12 * u} />
                <circle cx={mark.x} cy={roadY} r={8.5 * u} data-watched={site.isWatched} />
                <text
                  x={mark.x}
                  y={mark.nameY}
                  textAnchor={mark.anchor}
                  fontSize={14 * u}
                  className="name"
                >
                  {site.name}
                </text>
                <text
                  x={mark.x}
                  y={mark.nameY + 17 * u}
                  textAnchor={mark.anchor}
                  fontSize={12.5 * u}
                  className="note"
                >
                  {site.note}
                </text>
              </g>
            );
          })}
          {layout.incidents.map((mark) => (
            <g key={mark.id} className="incident">
              <path
                d={`M${mark.at - 6 * u} ${roadY - 6 * u}l${12 * u} ${12 * u}m0 ${-12 * u}l${-12 * u} ${12 * u}`}
              />
              <path
                className="pointer"
                d={`M${mark.at} ${roadY - 8 * u}V${mark.labelY - 4 * u}H${mark.labelX - 4 * u}`}
              />
              <text x={mark.labelX} y={mark.labelY} fontSize={13 * u}>
                {mark.label}
              </text>
            </g>
          ))}
          {layout.plates.map((plate) => (
            <PlateMark key={key(plate)} plate={plate} u={u} onTrip={props.onTrip} />
          ))}
          {props.isExercise && <ExerciseMark x={width} y={0} unit={u} />}
        </svg>
      </div>
    </Picture>
  );
}

const key = (plate: Plate) => plate.vehicles[0]?.trip ?? '';

/** From the plate to the place on the road; dashed where the place is reckoned, not seen. */
function Leader(props: { readonly plate: Plate; readonly roadY: number; readonly u: number }) {
  const { plate, roadY, u } = props;
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
      : plate.vehicles.map((vehicle) => vehicle.sentence).join('; ');
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
  const { sites } = picture.road;
  return {
    caption: t('Vehicles on the road, as last seen'),
    columns: [t('Vehicle'), t('On board'), t('Stands'), t('Where')],
    rows: picture.vehicles.map((vehicle) => {
      const { place } = vehicle;
      const where =
        'site' in place
          ? t('at {site}', { site: sites[place.site]?.name ?? '' })
          : t(
              place.isOverdue ? 'between {a} and {b}, later than expected' : 'between {a} and {b}',
              {
                a: sites[place.leg]?.name ?? '',
                b: sites[place.leg + 1]?.name ?? '',
              },
            );
      return [vehicle.number, vehicle.people || t('nobody'), vehicle.stands || '–', where];
    }),
  };
}
