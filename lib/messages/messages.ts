import type {} from 'use-intl';
import { accessEn } from './en/access.ts';
import { accountEn } from './en/account.ts';
import { apiEn } from './en/api.ts';
import { auditEn } from './en/audit.ts';
import { boundsEn } from './en/bounds.ts';
import { commonEn } from './en/common.ts';
import { connectEn } from './en/connect.ts';
import { connectionsEn } from './en/connections.ts';
import { entryEn } from './en/entry.ts';
import { errorsEn } from './en/errors.ts';
import { fileProblemsEn } from './en/file-problems.ts';
import { formatEn } from './en/format.ts';
import { heldEn } from './en/held.ts';
import { holdReasonsEn } from './en/hold-reasons.ts';
import { inputEn } from './en/input.ts';
import { keysEn } from './en/keys.ts';
import { masterIssuesEn } from './en/master-issues.ts';
import { peopleEn } from './en/people.ts';
import { problemsEn } from './en/problems.ts';
import { rejectionsEn } from './en/rejections.ts';
import { runEn } from './en/run.ts';
import { shellEn } from './en/shell.ts';
import { statesEn } from './en/states.ts';
import { syncEn } from './en/sync.ts';
import { upstreamsEn } from './en/upstreams.ts';
import { accessJa } from './ja/access.ts';
import { accountJa } from './ja/account.ts';
import { apiJa } from './ja/api.ts';
import { auditJa } from './ja/audit.ts';
import { boundsJa } from './ja/bounds.ts';
import { commonJa } from './ja/common.ts';
import { connectJa } from './ja/connect.ts';
import { connectionsJa } from './ja/connections.ts';
import { entryJa } from './ja/entry.ts';
import { errorsJa } from './ja/errors.ts';
import { fileProblemsJa } from './ja/file-problems.ts';
import { formatJa } from './ja/format.ts';
import { heldJa } from './ja/held.ts';
import { holdReasonsJa } from './ja/hold-reasons.ts';
import { inputJa } from './ja/input.ts';
import { keysJa } from './ja/keys.ts';
import { masterIssuesJa } from './ja/master-issues.ts';
import { peopleJa } from './ja/people.ts';
import { problemsJa } from './ja/problems.ts';
import { rejectionsJa } from './ja/rejections.ts';
import { runJa } from './ja/run.ts';
import { shellJa } from './ja/shell.ts';
import { statesJa } from './ja/states.ts';
import { syncJa } from './ja/sync.ts';
import { upstreamsJa } from './ja/upstreams.ts';
import type { Locale } from './locale.ts';
import type { SameKeys } from './same-keys.ts';

const ja = {
  access: accessJa,
  account: accountJa,
  api: apiJa,
  audit: auditJa,
  bounds: boundsJa,
  common: commonJa,
  connect: connectJa,
  connections: connectionsJa,
  entry: entryJa,
  errors: errorsJa,
  fileProblems: fileProblemsJa,
  format: formatJa,
  held: heldJa,
  holdReasons: holdReasonsJa,
  input: inputJa,
  keys: keysJa,
  masterIssues: masterIssuesJa,
  people: peopleJa,
  problems: problemsJa,
  rejections: rejectionsJa,
  run: runJa,
  shell: shellJa,
  states: statesJa,
  sync: syncJa,
  upstreams: upstreamsJa,
} as const;

const en = {
  access: accessEn,
  account: accountEn,
  api: apiEn,
  audit: auditEn,
  bounds: boundsEn,
  common: commonEn,
  connect: connectEn,
  connections: connectionsEn,
  entry: entryEn,
  errors: errorsEn,
  fileProblems: fileProblemsEn,
  format: formatEn,
  held: heldEn,
  holdReasons: holdReasonsEn,
  input: inputEn,
  keys: keysEn,
  masterIssues: masterIssuesEn,
  people: peopleEn,
  problems: problemsEn,
  rejections: rejectionsEn,
  run: runEn,
  shell: shellEn,
  states: statesEn,
  sync: syncEn,
  upstreams: upstreamsEn,
} as const;

/** All texts of the product. Japanese is the original; `SameKeys` in each English file enforces the same keys. */
export const MESSAGES = { ja, en } as const;

type Coded =
  | 'bounds'
  | 'connections'
  | 'errors'
  | 'fileProblems'
  | 'holdReasons'
  | 'masterIssues'
  | 'problems'
  | 'rejections';

/**
 * The message type, taken from the Japanese texts, so that a missing value fails to compile. Messages looked up by code
 * are plain strings: the compiler can't handle a union of that many sentences, and sentences.test.ts checks them all.
 */
export type Messages = Omit<typeof ja, Coded> & SameKeys<Pick<typeof ja, Coded>>;

export function messagesOf(locale: Locale): Messages {
  // The types ensure equal keys and a test equal placeholders; only the literal texts differ.
  return MESSAGES[locale] as unknown as Messages;
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
