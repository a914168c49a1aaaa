import { expect, it } from 'vitest';
import { keyInUri } from './key-in-uri.ts';

it('shows the key of an authenticator’s address in groups of four', () => {
  const uri = 'otpauth://totp/Haizen:sato%40example.com?secret=JBSWY3DPEHPK3PXP7A&issuer=Haizen&digits=6';
  expect(keyInUri(uri)).toEqual({ plain: 'JBSWY3DPEHPK3PXP7A', shown: 'JBSW Y3DP EHPK 3PXP 7A' });
});

it('shows none where there is none', () => {
  expect(keyInUri('otpauth://totp/Haizen')).toBeNull();
  expect(keyInUri('nonsense')).toBeNull();
});
