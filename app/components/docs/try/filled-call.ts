import { shellName } from '#lib/openapi/curl-example.ts';

/** A path or query parameter of an operation. */
export type CallField = {
  readonly name: string;
  /** `choice` is not sent: it only narrows what the other fields offer. */
  readonly place: 'path' | 'query' | 'choice';
  readonly required: boolean;
};

export type Filling = { readonly fields: readonly CallField[]; readonly values: Readonly<Record<string, string>> };

/** The path and query of a request; null while a required value is missing. */
export function filledPath(path: string, { fields, values }: Filling): string | null {
  const isMissing = fields.some(({ name, required }) => required && !values[name]);
  return isMissing ? null : `${withIds(path, values)}${queryOf({ fields, values })}`;
}

/** A curl command with the given values. Missing values stay shell variables. */
export function filledCurl(
  curl: string,
  { path, origin, ...filling }: Filling & { readonly path: string; readonly origin: string },
): string {
  const url = `${origin}${withIds(path, filling.values)}${queryOf(filling)}`;
  // `$HAIZEN_API_KEY` stays: a page never knows a key.
  return curl.replace(/\$HAIZEN\/[^"]*/u, () => url).replaceAll(/\$HAIZEN\b/gu, () => origin);
}

function withIds(path: string, values: Filling['values']): string {
  return path.replaceAll(/\{(\w+)\}/gu, (_all, name: string) => {
    const value = values[name];
    return value ? encodeURIComponent(value) : shellName(name);
  });
}

function queryOf({ fields, values }: Filling): string {
  const given = fields.flatMap(({ name, place }) => {
    const value = values[name];
    return place === 'query' && value ? [[name, value]] : [];
  });
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
