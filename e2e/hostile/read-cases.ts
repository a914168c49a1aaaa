import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type HostileCase, hostileCaseSchema } from './case-schema.ts';

const FOLDER = new URL('cases/', import.meta.url);

/** The whole set, each case named after its file. */
export function readCases(): readonly HostileCase[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => ({
      name: basename(file, '.json'),
      ...hostileCaseSchema.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))),
    }));
}
