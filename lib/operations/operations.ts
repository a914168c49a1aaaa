import { accountOperations } from './accounts.ts';
import { auditOperations } from './audit.ts';
import { chainOperations } from './chains.ts';
import { hookOperations } from './hooks.ts';
import { keyOperations } from './keys.ts';
import { peopleOperations } from './people.ts';
import { syncOperations } from './syncs.ts';
import { systemOperations } from './system.ts';

/** All operations of the API. Route validation, the OpenAPI document and their tests are derived from this. */
export const OPERATIONS = {
  ...chainOperations,
  ...syncOperations,
  ...accountOperations,
  ...peopleOperations,
  ...keyOperations,
  ...auditOperations,
  ...hookOperations,
  ...systemOperations,
};

/** All operations by topic, in reading order. */
export const OPERATION_GROUPS = {
  chains: chainOperations,
  syncs: syncOperations,
  keys: keyOperations,
  audit: auditOperations,
  accounts: accountOperations,
  hooks: hookOperations,
  people: peopleOperations,
  system: systemOperations,
};

export type Operations = typeof OPERATIONS;
export type OperationName = keyof Operations;
