import { createVault } from './vault.ts';

export const TEST_SECRET = 'the secret of tests, which keeps nothing secret';

export const TEST_VAULT = createVault({ secret: TEST_SECRET });
