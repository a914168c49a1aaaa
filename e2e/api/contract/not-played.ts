import type { ProblemCode } from '#lib/domain/problems.ts';
import type { OperationName } from '#lib/operations/operations.ts';

/** Documented responses that this test does not produce, each with its reason. */
const NOT_PLAYED: readonly {
  readonly answers: readonly (ProblemCode | '200')[];
  readonly of: readonly OperationName[];
  readonly why: string;
}[] = [
  {
    answers: ['upstream-not-allowed'],
    of: ['createChain', 'changeChain'],
    why: 'the stage allows its upstreams on this machine; upstream-addresses.test.ts',
  },
  { answers: ['connection-test-timeout'], of: ['changeChain'], why: 'takes 45 s and a stuck conductor' },
  { answers: ['discover-timeout'], of: ['discoverShops'], why: 'takes a minute' },
  { answers: ['internal'], of: ['getHealth', 'getOpenApi'], why: 'they have no dependency that could fail' },
  {
    answers: ['200', 'not-ready', 'database-not-writable', 'not-this-machine'],
    of: ['signInTrial'],
    why: 'rejected first outside the trial; trial.spec.ts signs in',
  },
  { answers: ['200'], of: ['getTrial', 'switchTrial'], why: 'need the trial’s simulators; trial.spec.ts' },
  { answers: ['email-taken'], of: ['acceptInvitation'], why: 'takes two concurrent acceptances; accept-invitation.ts' },
];

export function isPlayed(name: OperationName, answer: string): boolean {
  return !NOT_PLAYED.some(({ answers, of }) => of.includes(name) && answers.some((one) => one === answer));
}
