import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveKey } from './derive-key.ts';
import { Unreadable } from './unreadable.ts';
import { createVault } from './vault.ts';

const NEWEST = 'the newest secret, of enough characters';
const OLD = 'an earlier secret, also of enough characters';
const OLDER = 'the very first secret, of enough characters too';
const PLACE = { row: 'chain-1', column: 'token' };

const vault = createVault({ secret: NEWEST });

function unreadable(work: () => string): Unreadable {
  try {
    work();
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
  throw new Error('it opened');
}

describe('a sealed text', () => {
  it('opens to the original text and reveals nothing of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4, maxLength: 200 }), (text) => {
        const sealed = vault.seal(text, PLACE);
        expect(sealed).toMatch(/^v1\.[\w-]{11}\.[\w-]+$/u);
        expect(vault.open(sealed, PLACE)).toBe(text);
        expect(sealed).not.toContain(Buffer.from(text).toString('base64url').slice(0, -1));
      }),
    );
  });

  it('differs each time', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => vault.seal('token', PLACE))).size).toBe(1_000);
  });

  it('from an earlier version still opens', () => {
    const sealed = 'v1.8EPz44WYyRs.dsMlOM6XNsXMIj8dld0zdDo0smExr6KjLUn2jR8kcFDK';
    expect(vault.open(sealed, PLACE)).toBe('token');
    expect(vault.isCurrent(sealed)).toBe(true);
  });

  it('opens only in its own row and column', () => {
    const sealed = vault.seal('token', { row: 'a', column: 'bc' });
    for (const place of [PLACE, { row: 'ab', column: 'c' }, { row: 'a', column: 'b' }, { row: 'a","bc', column: '' }]) {
      expect(unreadable(() => vault.open(sealed, place)).reason).toBe('damaged');
    }
  });

  it('does not open if any character is changed, added or missing', () => {
    const sealed = vault.seal('token', PLACE);
    const head = sealed.lastIndexOf('.') + 1;
    for (let at = head; at < sealed.length; at++) {
      const other = sealed[at] === 'A' ? 'Q' : 'A';
      for (const changed of [sealed.slice(0, at) + other + sealed.slice(at + 1), sealed.slice(0, at)]) {
        expect(unreadable(() => vault.open(changed, PLACE)).reason).toBe('damaged');
      }
    }
    expect(unreadable(() => vault.open(`${sealed}.x`, PLACE)).reason).toBe('damaged');
  });

  it('of an unknown secret is reported with the id of its key', () => {
    const sealed = createVault({ secret: OLD }).seal('token', PLACE);
    const error = unreadable(() => vault.open(sealed, PLACE));
    expect(error).toMatchObject({ reason: 'unknown-key', keyId: sealed.split('.')[1] });
    expect(String(error)).not.toContain('token');
  });
});

describe('a vault with several secrets', () => {
  const rotated = createVault({ secret: NEWEST, oldSecrets: [OLD, OLDER] });

  it.each([OLD, OLDER])('seals with the newest; texts of an old one still open, but are not current', (secret) => {
    const before = createVault({ secret }).seal('token', PLACE);
    expect(rotated.open(before, PLACE)).toBe('token');
    expect(rotated.isCurrent(before)).toBe(false);
    const after = rotated.seal('token', PLACE);
    expect(rotated.isCurrent(after)).toBe(true);
    expect(vault.open(after, PLACE)).toBe('token');
  });

  it.each(['token', 'v1', 'v1.0123456789abcdef', '', 'EAAAl9Qw.v1.x'])('treats %j as plain text', (text) => {
    expect(rotated.open(text, PLACE)).toBe(text);
    expect(rotated.isCurrent(text)).toBe(false);
  });
});

describe('a derived key', () => {
  it('is deterministic and distinct per secret and purpose', () => {
    const keys = [deriveKey(NEWEST, 'sessions'), deriveKey(NEWEST, 'session'), deriveKey(OLD, 'sessions')];
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(3);
    expect(keys.map((key) => key.length)).toEqual([32, 32, 32]);
    expect(deriveKey(NEWEST, 'sessions')).toEqual(keys[0]);
  });

  it('matches RFC 5869, computed independently', () => {
    const expected = '9fd60ac6544cd504e83fab79c34e9e2fa1517db9a89ab8ab08ab57103ab6bb48';
    expect(deriveKey(NEWEST, 'sessions').toString('hex')).toBe(expected);
  });

  it('requires a secret that cannot be guessed', () => {
    expect(() => deriveKey('x'.repeat(31), 'sessions')).toThrow(/32 characters/u);
    expect(() => createVault({ secret: NEWEST, oldSecrets: ['short'] })).toThrow(/32 characters/u);
  });
});
