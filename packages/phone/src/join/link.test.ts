import { expect, test } from 'vitest';
import { textToHub, textToToken } from './link.ts';

const token = 'Zm9vYmFyYmF6cXV4MTIzNDU2';

test('a counter pastes what the messenger gave: the whole link, with words around it', () => {
  const text = `Your link: http://192.168.4.1:8080/phone/#join=${token} see you there`;
  expect(textToToken(text)).toBe(token);
  expect(textToHub(text)).toBe('http://192.168.4.1:8080');
});

test('only the end of the link, or only the token', () => {
  expect(textToToken(`#join=${token}`)).toBe(token);
  expect(textToToken(`  ${token}\n`)).toBe(token);
  expect(textToHub(token)).toBeNull();
});

test('something else is not a token', () => {
  expect(textToToken('hello')).toBeNull();
  expect(textToToken('http://192.168.4.1:8080/phone/')).toBeNull();
  expect(textToToken('')).toBeNull();
});
