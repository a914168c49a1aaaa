import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { readMigrations } from '#lib/launch/migration-files.ts';
import { inProject } from '#lib/launch/paths.ts';
import { catalogAdapter } from './schema-engine-adapter.ts';

export const noFilters = { externalTables: [], externalEnums: [] };

type EngineModule = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm: (exports: WebAssembly.Exports) => void };
type EngineExports = WebAssembly.Exports & { __wbindgen_start: () => void };

export type EngineSource = {
  url: string;
  /** An empty scratch database; only needed by `diff` from migrations. */
  shadowUrl?: string;
};

/**
 * Runs Prisma's schema engine as WebAssembly, without downloading its binary. Only for writing and testing migrations.
 * Rejects with the engine's own errors, which have Prisma's codes in the message.
 */
export async function withSchemaEngine<T>(
  { url, shadowUrl = url }: EngineSource,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine: Engine } = await loadEngine();
  await using database = catalogAdapter(url);
  await using shadow = catalogAdapter(shadowUrl);
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: database.connect,
    connectToShadowDb: shadow.connect,
  });
  const schemaPath = inProject('prisma', 'schema.prisma');
  using engine = await Engine.new(
    { datamodels: [[schemaPath, await readFile(schemaPath, 'utf8')]] },
    () => undefined,
    factory,
  );
  return await use(engine);
}

/** A folder's migrations in the engine's format. */
export async function migrationList(folder: string): Promise<MigrationList> {
  const lockPath = join(folder, 'migration_lock.toml');
  return {
    baseDir: folder,
    lockfile: { path: basename(lockPath), content: await readFile(lockPath, 'utf8').catch(() => null) },
    migrationDirectories: (await readMigrations(folder)).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
    shadowDbInitScript: '',
  };
}

let engineModule: Promise<EngineModule> | undefined;

/** The package's entry imports the .wasm file as a module, which Node supports only with a flag, so instantiate it here. */
function loadEngine(): Promise<EngineModule> {
  engineModule ??= instantiateEngine();
  return engineModule;
}

async function instantiateEngine(): Promise<EngineModule> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = (await import(entry)) as EngineModule & WebAssembly.ModuleImports;
  const wasm = await WebAssembly.instantiate(await readFile(entry.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': glue,
  });
  const exports = wasm.instance.exports as EngineExports;
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return glue;
}
