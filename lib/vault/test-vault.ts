import { cookieSecrets } from './cookie-secrets.ts';
import { createVault } from './vault.ts';

export const TEST_SECRET = 'test+Xq7w2Zk9/Lr4mB8vN1cJ6yT3hG5pD0sF=';

export const TEST_VAULT = createVault({ secret: TEST_SECRET });

export const TEST_COOKIE_SECRETS = cookieSecrets({ secret: TEST_SECRET });
