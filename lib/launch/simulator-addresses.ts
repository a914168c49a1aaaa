import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from './free-port.ts';
import { withClient } from './postgres/database.ts';

const addressesSchema = z.object({ posUrl: z.url(), orderingUrl: z.url() });

export type SimulatorAddresses = z.infer<typeof addressesSchema>;

/** The simulators' addresses of the last start; undefined if there was none. */
export async function rememberedAddresses(dataFolder: string): Promise<SimulatorAddresses | undefined> {
  try {
    return addressesSchema.parse(JSON.parse(await readFile(addressesPath(dataFolder), 'utf8')));
  } catch {
    return undefined;
  }
}

/** The port of the last start if it is still free, otherwise another. */
export function simulatorPort(url: string | undefined): Promise<number> {
  return freePort(url === undefined ? anyPort() : Number(new URL(url).port));
}

/** Saves the simulators' addresses, and updates chains that still have the previous ones. */
export async function rememberAddresses(
  dataFolder: string,
  databaseUrl: string,
  { before, now }: { before: SimulatorAddresses | undefined; now: SimulatorAddresses },
): Promise<void> {
  if (before && (before.posUrl !== now.posUrl || before.orderingUrl !== now.orderingUrl)) {
    await withClient(databaseUrl, async (client) => {
      await client.query('UPDATE chain SET pos_base_url = $2 WHERE pos_base_url = $1', [before.posUrl, now.posUrl]);
      await client.query('UPDATE chain SET ordering_base_url = $2 WHERE ordering_base_url = $1', [
        before.orderingUrl,
        now.orderingUrl,
      ]);
    });
  }
  await writeFile(addressesPath(dataFolder), JSON.stringify(now));
}

function addressesPath(dataFolder: string): string {
  return join(dataFolder, 'simulators.json');
}

/** Below the ephemeral ports (32768 and up on Linux), where an outgoing connection could occupy it at the next start. */
function anyPort(): number {
  return 20_000 + Math.floor(Math.random() * 10_000);
}
