import { accountOperations } from './accounts.ts';
import { auditOperations } from './audit.ts';
import { chainOperations } from './chains.ts';
import { keyOperations } from './keys.ts';
import { peopleOperations } from './people.ts';
import { syncOperations } from './syncs.ts';
import { systemOperations } from './system.ts';

/** All that the API does. The routes' checks, its document and the tests of both are made from this. */
export const OPERATIONS = {
  ...chainOperations,
  ...syncOperations,
  ...accountOperations,
  ...peopleOperations,
  ...keyOperations,
  ...auditOperations,
  ...systemOperations,
};

/** The same, by what they are about, in the order in which one reads of them. */
export const OPERATION_GROUPS = {
  chains: chainOperations,
  syncs: syncOperations,
  keys: keyOperations,
  audit: auditOperations,
  accounts: accountOperations,
  people: peopleOperations,
  system: systemOperations,
};

export type Operations = typeof OPERATIONS;
export type OperationName = keyof Operations;
