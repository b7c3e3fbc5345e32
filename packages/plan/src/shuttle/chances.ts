/**
 * `-ln` of 4096 evenly spread numbers between 0 and 1: how much worse, in units of heat, is accepted at a random draw. Worked out with + − × ÷ alone,
 * which give the same digits on every machine, as the platform's logarithm need not.
 */
export const chances: Float64Array = Float64Array.from({ length: 4096 }, (_, index) => {
  let value = (index + 0.5) / 4096;
  let halvings = 0;
  while (value < 0.5) {
    value *= 2;
    halvings++;
  }
  return halvings * Math.LN2 - logarithm(value);
});

/** Of a number between ½ and 1: 2·artanh((x−1)/(x+1)) as a series. */
function logarithm(value: number): number {
  const ratio = (value - 1) / (value + 1);
  let power = ratio;
  let sum = 0;
  for (let odd = 1; odd < 40; odd += 2) {
    sum += power / odd;
    power *= ratio * ratio;
  }
  return 2 * sum;
}
