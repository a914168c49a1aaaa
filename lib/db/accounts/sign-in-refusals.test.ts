import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { type Database, openDatabase } from '#lib/db/database.ts';
import { SYSTEM } from '#lib/domain/access.ts';
import { recordRefusal, summarizeRefusals } from './sign-in-refusals.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
let rounds = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url);
});
afterAll(async () => {
  await db.$disconnect();
  await database[Symbol.asyncDispose]();
});
beforeEach(async () => {
  rounds += 1;
  await db.signInRefusals.deleteMany();
});

/** Each test uses its own e-mails because the log can't be cleared. */
const emailOf = (name: string) => `${name}-${rounds}@example.com`;

async function refuse(
  email: string,
  address = '203.0.113.9',
  act: 'sign-in-refused' | 'sign-in-locked' = 'sign-in-refused',
) {
  await recordRefusal(db, { act, by: { ...SYSTEM, kind: 'person', name: email, address }, subject: email });
}

const lines = (since: bigint) => db.auditEvent.findMany({ where: { id: { gt: since } }, orderBy: { id: 'asc' } });
const newest = async () => (await db.auditEvent.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;

/** Moves the open window into the past. */
async function passWindow() {
  await db.$executeRaw`UPDATE sign_in_refusals SET window_start = window_start - interval '10 minutes'`;
}

describe('refused sign-ins', () => {
  it('get a line each while they are few, and no summary', async () => {
    const before = await newest();
    for (let n = 0; n < 5; n += 1) await refuse(emailOf('few'));
    await refuse(emailOf('few'), undefined, 'sign-in-locked');
    expect((await lines(before)).map(({ act }) => act)).toEqual([
      ...Array.from({ length: 5 }, () => 'sign-in-refused'),
      'sign-in-locked',
    ]);
    await passWindow();
    expect(await summarizeRefusals(db)).toBe(0);
    expect(await db.signInRefusals.count()).toBe(0);
  });

  it('that are many for one e-mail get five lines and a summary of the rest', async () => {
    const before = await newest();
    const email = emailOf('many');
    for (let n = 0; n < 40; n += 1) await refuse(n % 2 === 0 ? email : email.toUpperCase());
    expect(await lines(before)).toHaveLength(5);
    expect(await summarizeRefusals(db)).toBe(0);
    await passWindow();
    expect(await summarizeRefusals(db)).toBe(1);
    const [summary] = (await lines(before)).slice(5);
    expect(summary).toMatchObject({ act: 'sign-in-refused', subject: email, actorName: email, address: '203.0.113.9' });
    expect(summary?.after).toMatchObject({ attempts: 35 });
    expect(await summarizeRefusals(db)).toBe(0);
  });

  it('get a limited number of lines for any number of e-mails', async () => {
    const before = await newest();
    for (let n = 0; n < 300; n += 1) await refuse(emailOf(`sprayed-${n}`), `203.0.113.${n % 200}`);
    expect((await lines(before)).length).toBe(20);
    await passWindow();
    expect(await summarizeRefusals(db)).toBe(1);
    const [summary] = (await lines(before)).slice(20);
    expect(summary).toMatchObject({ actorName: '*', subject: null, address: null, after: { attempts: 280 } });
  });

  it('are all counted when concurrent', async () => {
    const before = await newest();
    const email = emailOf('at-once');
    await Promise.all(Array.from({ length: 50 }, () => refuse(email)));
    await passWindow();
    const summaries = await Promise.all(Array.from({ length: 3 }, () => summarizeRefusals(db)));
    expect(summaries.toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
    const all = await lines(before);
    expect(all).toHaveLength(6);
    expect(all.at(-1)?.after).toMatchObject({ attempts: 45 });
  });
});
