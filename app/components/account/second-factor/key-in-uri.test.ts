import { expect, it } from 'vitest';
import { keyInUri } from './key-in-uri.ts';

it('formats the secret of an otpauth URI in groups of four', () => {
  const uri = 'otpauth://totp/Haizen:sato%40example.com?secret=JBSWY3DPEHPK3PXP7A&issuer=Haizen&digits=6';
  expect(keyInUri(uri)).toEqual({ plain: 'JBSWY3DPEHPK3PXP7A', shown: 'JBSW Y3DP EHPK 3PXP 7A' });
});

it('returns null if there is no secret', () => {
  expect(keyInUri('otpauth://totp/Haizen')).toBeNull();
  expect(keyInUri('nonsense')).toBeNull();
});
