/**
 * A stopped process must not keep a chain's gate row locked: its session ends after 3 s idle in a transaction, and no
 * statement waits longer than 5 s for a lock.
 */
export const SESSION_SETTINGS = { idle_in_transaction_session_timeout: '3000', lock_timeout: '5000' } as const;
