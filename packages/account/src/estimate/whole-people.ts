/**
 * Whole people for amounts in a given order, so that the sum of any stretch of them is at most one person from the sum of
 * the amounts. Whole numbers made once add up to the same total however they are grouped: by site, batch, day or trip.
 */
export const wholePeople = (amounts: Float64Array, order: readonly number[]): Float64Array => {
  const whole = new Float64Array(amounts.length);
  let exact = 0;
  let given = 0;
  for (const place of order) {
    exact += amounts[place] as number;
    const upTo = Math.round(exact);
    whole[place] = upTo - given;
    given = upTo;
  }
  return whole;
};
