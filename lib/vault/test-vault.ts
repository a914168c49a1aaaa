import { createVault } from './vault.ts';

export const TEST_SECRET = 'the secret of all tests that keeps nothing secret';

export const TEST_VAULT = createVault({ secret: TEST_SECRET });
