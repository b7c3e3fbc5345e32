/** Lower Cholesky factor of a symmetric positive definite matrix in rows, in its own place. Throws where it is not. */
export const factor = (matrix: Float64Array, size: number): void => {
  for (let j = 0; j < size; j++) {
    const row = j * size;
    let sum = matrix[row + j] as number;
    for (let k = 0; k < j; k++) sum -= (matrix[row + k] as number) ** 2;
    if (!(sum > 0)) throw new Error('not positive definite');
    const diagonal = Math.sqrt(sum);
    matrix[row + j] = diagonal;
    for (let i = j + 1; i < size; i++) {
      const other = i * size;
      let value = matrix[other + j] as number;
      for (let k = 0; k < j; k++) {
        value -= (matrix[other + k] as number) * (matrix[row + k] as number);
      }
      matrix[other + j] = value / diagonal;
    }
  }
};

/** Inverse of the matrix whose lower factor this is; symmetric, in rows. */
export const inverse = (lower: Float64Array, size: number): Float64Array => {
  const inner = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    inner[j * size + j] = 1 / (lower[j * size + j] as number);
    for (let i = j + 1; i < size; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) {
        sum -= (lower[i * size + k] as number) * (inner[k * size + j] as number);
      }
      inner[i * size + j] = sum / (lower[i * size + i] as number);
    }
  }
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < size; k++) {
        sum += (inner[k * size + i] as number) * (inner[k * size + j] as number);
      }
      result[i * size + j] = sum;
      result[j * size + i] = sum;
    }
  }
  return result;
};

/** Matrix in rows times a vector. */
export const times = (matrix: Float64Array, vector: Float64Array): Float64Array => {
  const size = vector.length;
  const result = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += (matrix[i * size + j] as number) * (vector[j] as number);
    result[i] = sum;
  }
  return result;
};
