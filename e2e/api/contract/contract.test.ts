import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationName } from '#lib/operations/operations.ts';
import { problemsOf } from '#lib/operations/problems-of.ts';
import { checkAnswer } from './check-answer.ts';
import { COMMON } from './common-scenarios.ts';
import { isPlayed } from './not-played.ts';
import { NAMES, operationOf } from './open-document.ts';
import type { OperationScenarios, Scenario, Scenarios } from './scenario.ts';
import { accounts } from './scenarios/accounts.ts';
import { audit } from './scenarios/audit.ts';
import { chains } from './scenarios/chains.ts';
import { hooks } from './scenarios/hooks.ts';
import { keys } from './scenarios/keys.ts';
import { people } from './scenarios/people.ts';
import { syncs } from './scenarios/syncs.ts';
import { system } from './scenarios/system.ts';
import { openStage, type Stage } from './stage.ts';

const SCENARIOS: Scenarios = { ...chains, ...syncs, ...keys, ...audit, ...accounts, ...people, ...hooks, ...system };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

/** Every documented response of an operation: success statuses and problem codes. */
function answersOf(name: OperationName): readonly string[] {
  const operation = operationOf(name);
  return [...Object.keys(operation.answers), ...problemsOf(operation)];
}

/** The operation's own scenario takes precedence over the common one. */
function scenarioOf(name: OperationName, answer: string): Scenario | undefined {
  const { answers, body }: OperationScenarios = SCENARIOS[name] ?? { answers: {} };
  const [, common] = Object.entries(COMMON).find(([code]) => code === answer) ?? [];
  return answers[answer] ?? (common && ((on) => common(name, on, body)));
}

const pairs = NAMES.flatMap((name) => answersOf(name).map((answer) => [name, answer] as const));

describe('produces every documented response, as documented', () => {
  it.each(pairs.filter(([name, answer]) => isPlayed(name, answer)))('%s: %s', async (name, answer) => {
    const scenario = scenarioOf(name, answer);
    if (scenario === undefined) throw new Error('nothing brings this about: write a scenario, or say why not');
    expect(await checkAnswer(name, await scenario(stage))).toBe(answer);
  });

  it('has no scenario for an undocumented response', () => {
    const needless = Object.entries(SCENARIOS).flatMap(([name, { answers }]) =>
      Object.keys(answers).filter((answer) => !pairs.some((pair) => pair.join() === `${name},${answer}`)),
    );
    expect(needless).toEqual([]);
  });
});
