import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from './free-port.ts';
import { withClient } from './postgres/database.ts';

const addressesSchema = z.object({ posUrl: z.url(), orderingUrl: z.url() });

export type SimulatorAddresses = z.infer<typeof addressesSchema>;

/** Where the simulators listened last time, if there was one. */
export async function rememberedAddresses(dataFolder: string): Promise<SimulatorAddresses | undefined> {
  try {
    return addressesSchema.parse(JSON.parse(await readFile(addressesPath(dataFolder), 'utf8')));
  } catch {
    return undefined;
  }
}

/** The port of last time where it is still free, else another. */
export function simulatorPort(url: string | undefined): Promise<number> {
  return freePort(url === undefined ? anyPort() : Number(new URL(url).port));
}

/** Remembers where the simulators listen now; a chain that knows them by the addresses of last time follows them. */
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

/** Below those that the system hands to outgoing connections (32768 up on Linux), which might hold it at the next start. */
function anyPort(): number {
  return 20_000 + Math.floor(Math.random() * 10_000);
}
