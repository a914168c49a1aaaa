import type { Database, Transaction } from '#lib/db/database.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import type { Act, AuditEvent } from '#lib/domain/audit.ts';

export type RefusalAct = Extract<Act, 'sign-in-refused' | 'sign-in-locked'>;

/** A refused sign-in; `subject` is the e-mail that was tried. */
export type Refusal = AuditEvent & { readonly act: RefusalAct; readonly subject: string };

/** Refusals per e-mail and act that get their own line in a window: as many as there are attempts before a lock. */
const OWN_LINES = 5;
/** E-mails that are counted separately in a window; all others are counted together, without a name. */
const OWN_EMAILS = 20;

/** Writes a line, or only counts the refusal: the number of lines per window is limited. */
export function recordRefusal(db: Database, refusal: Refusal): Promise<void> {
  return db.$transaction(async (tx) => {
    if (await countRefusal(tx, refusal)) await recordAuditEvent(tx, refusal);
  });
}

/** Returns whether it gets its own line. */
async function countRefusal(tx: Transaction, { act, by, subject }: Refusal): Promise<boolean> {
  const email = subject.toLowerCase();
  const [row] = await tx.$queryRaw<[{ ownLine: boolean }]>`
    WITH here AS (SELECT date_bin('10 minutes', clock_timestamp(), 'epoch') AS window_start),
    named AS (
      SELECT window_start, CASE WHEN EXISTS (
        SELECT FROM sign_in_refusals AS seen
        WHERE seen.window_start = here.window_start AND seen.act = ${act} AND seen.email = ${email}
      ) OR (
        SELECT count(*) FROM sign_in_refusals AS seen
        WHERE seen.window_start = here.window_start AND seen.act = ${act} AND seen.email <> ''
      ) < ${OWN_EMAILS} THEN ${email} ELSE '' END AS email
      FROM here)
    INSERT INTO sign_in_refusals AS seen (window_start, act, email, count, recorded, last_at, address)
    SELECT window_start, ${act}, email, 1, CASE WHEN email = '' THEN 0 ELSE 1 END, clock_timestamp(), ${by.address}
    FROM named
    ON CONFLICT (window_start, act, email) DO UPDATE SET
      count = seen.count + 1,
      recorded = seen.recorded + CASE WHEN seen.email <> '' AND seen.recorded < ${OWN_LINES} THEN 1 ELSE 0 END,
      last_at = EXCLUDED.last_at,
      address = CASE WHEN seen.address = EXCLUDED.address THEN seen.address END
    RETURNING count = recorded AS "ownLine"`;
  return row.ownLine;
}

type Window = {
  act: RefusalAct;
  windowStart: Date;
  email: string;
  count: number;
  recorded: number;
  lastAt: Date;
  address: string | null;
};

/** Writes a line per e-mail and past window, with the number of refusals only counted. Returns the number of lines. */
export function summarizeRefusals(db: Database): Promise<number> {
  return db.$transaction(async (tx) => {
    const over = await tx.$queryRaw<Window[]>`
      DELETE FROM sign_in_refusals WHERE window_start <= clock_timestamp() - interval '10 minutes'
      RETURNING act, window_start AS "windowStart", email, count, recorded, last_at AS "lastAt", address`;
    const counted = over.filter(({ count, recorded }) => count > recorded);
    for (const window of counted) await recordAuditEvent(tx, summaryOf(window));
    return counted.length;
  });
}

/** Stands for all e-mails that were counted together. */
const OTHERS = '*';

function summaryOf({ act, windowStart, email, count, recorded, lastAt, address }: Window): AuditEvent {
  return {
    act,
    by: { kind: 'person', id: null, name: email || OTHERS, address, requestId: null },
    ...(email !== '' && { subject: email }),
    after: { attempts: count - recorded, from: windowStart, to: lastAt },
  };
}
