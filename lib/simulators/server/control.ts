import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { json, type Answer } from './answer.ts';
import { capacitySchema, type Capacity } from './capacity.ts';
import type { FaultSet } from './fault-set.ts';
import { faultSchema } from './fault.ts';
import { latencySchema, type Latency } from './latency.ts';
import { presetSchema, type PresetSwitch } from './presets.ts';
import { readBody } from './read-body.ts';
import type { Traffic } from './traffic.ts';
import type { Upstream } from './upstream.ts';

export const CONTROL_PREFIX = '/__control/';

export type ControlContext = {
  readonly upstream: Upstream;
  readonly traffic: Traffic;
  readonly faults: FaultSet;
  readonly presets: PresetSwitch;
  readonly settings: { latency?: Latency; capacity?: Capacity };
  /** Also releases requests that are waiting. */
  readonly setLatency: (latency: Latency | undefined) => void;
};

const faultsBodySchema = z.union([presetSchema, z.strictObject({ faults: z.array(faultSchema) })]);

/**
 * The control API for tests and for the trial's switch. Its requests are never recorded, delayed or hit by faults.
 * Invalid bodies are 422, unknown ids 404.
 */
export async function control(incoming: IncomingMessage, context: ControlContext): Promise<Answer> {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://simulator');
  const body = await readBody(incoming);
  const call = `${incoming.method} ${pathname.slice(CONTROL_PREFIX.length)}`;
  try {
    return json(200, answerTo(call, { searchParams, text: body.kind === 'text' ? body.text : '', context }));
  } catch (error) {
    if (error instanceof RangeError) return json(404, { error: error.message });
    if (error instanceof z.ZodError) return json(422, { error: z.prettifyError(error) });
    if (error instanceof SyntaxError) return json(422, { error: error.message });
    throw error;
  }
}

function answerTo(
  call: string,
  { searchParams, text, context }: { searchParams: URLSearchParams; text: string; context: ControlContext },
): unknown {
  const { upstream, traffic, faults, presets, settings, setLatency } = context;
  const shownFaults = () => ({ preset: presets.active(), faults: faults.list() });
  switch (call) {
    case 'GET faults':
      return shownFaults();
    case 'PUT faults': {
      const body = faultsBodySchema.parse(JSON.parse(text));
      if ('preset' in body) presets.choose(body.preset);
      else faults.set(body.faults);
      return shownFaults();
    }
    case 'DELETE faults':
      presets.choose('none');
      return shownFaults();
    case 'GET record':
      return traffic.record(Number(searchParams.get('sinceSeq') ?? 0));
    case 'DELETE record':
      traffic.reset();
      return traffic.record();
    case 'GET state':
      return upstream.state();
    case 'POST edits':
      return upstream.edit(JSON.parse(text)) ?? {};
    case 'GET latency':
      return { latency: settings.latency ?? null };
    case 'PUT latency':
      setLatency(latencySchema.nullable().parse(JSON.parse(text)) ?? undefined);
      return { latency: settings.latency ?? null };
    case 'GET capacity':
      return { capacity: settings.capacity ?? null };
    case 'PUT capacity':
      settings.capacity = capacitySchema.nullable().parse(JSON.parse(text)) ?? undefined;
      return { capacity: settings.capacity ?? null };
    default:
      throw new RangeError(`No such control: ${call}`);
  }
}
