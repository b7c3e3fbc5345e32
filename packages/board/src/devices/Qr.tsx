import { t } from '@corridor/text';
import { generate } from 'lean-qr';

/** A QR code as one SVG path: crisp on a screen and on paper. */
export function Qr(props: { readonly text: string; readonly name: string }) {
  const code = generate(props.text);
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
    }
  }
  return (
    <svg
      className="qr"
      viewBox={`-2 -2 ${code.size + 4} ${code.size + 4}`}
      role="img"
      aria-label={t('QR code: {name}', { name: props.name })}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
