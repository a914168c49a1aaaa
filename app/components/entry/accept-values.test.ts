import { expect, it } from 'vitest';
import { acceptBodyOf, acceptFaults } from './accept-values.ts';

const FIRST = { email: null, hasAccount: false };
const INVITED = { email: 'sato@example.com', hasAccount: false };
const KNOWN = { email: 'sato@example.com', hasAccount: true };
const typed = { name: ' 佐藤 美咲 ', email: ' sato@example.com ', password: ' a secret ' };
const nothing = { name: ' ', email: '', password: '' };

it('sends the fields each invitation needs, with the password unmodified', () => {
  const password = ' a secret ';
  expect(acceptBodyOf('t', typed, FIRST)).toEqual({
    token: 't',
    name: '佐藤 美咲',
    email: 'sato@example.com',
    password,
  });
  expect(acceptBodyOf('t', typed, INVITED)).toEqual({ token: 't', name: '佐藤 美咲', password });
  expect(acceptBodyOf('t', typed, KNOWN)).toEqual({ token: 't', password });
});

it('reports missing fields', () => {
  expect(acceptFaults(nothing, FIRST)).toEqual(['name', 'email', 'password']);
  expect(acceptFaults(nothing, INVITED)).toEqual(['name', 'password']);
  expect(acceptFaults(nothing, KNOWN)).toEqual(['password']);
  expect(acceptFaults({ ...typed, email: 'sato' }, FIRST)).toEqual(['email']);
  expect(acceptFaults(typed, FIRST)).toEqual([]);
});
