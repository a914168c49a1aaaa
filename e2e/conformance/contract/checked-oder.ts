import { expect, onTestFinished } from 'vitest';
import { putCategories } from '#lib/simulators/oder/contract.test-helper.ts';
import type { OderSimulator, OderSimulatorOptions } from '#lib/simulators/oder/start-oder-simulator.ts';
import { startOder } from '#lib/simulators/testing.ts';
import { startContractProxy } from './contract-proxy.ts';

/** A simulated platform for one test, which fails if any response breaks the published contract. */
export async function startCheckedOder(options: Partial<OderSimulatorOptions> = {}): Promise<OderSimulator> {
  const oder = await startOder(options);
  const proxy = await startContractProxy(oder.url);
  onTestFinished(async () => {
    await proxy.stop();
    expect(proxy.badResponses).toEqual([]);
  });
  return { ...oder, url: proxy.url };
}

/** The same, with two categories published. */
export async function checkedOderWithCategories(options: Partial<OderSimulatorOptions> = {}): Promise<OderSimulator> {
  const oder = await startCheckedOder(options);
  await putCategories(oder);
  return oder;
}
