/** The first match wins: many browsers include the names of those they derive from. */
const BROWSERS = [
  { name: 'Edge', sign: /\bEdg(?:e|A|iOS)?\//u },
  { name: 'Opera', sign: /\bOPR\//u },
  { name: 'Samsung Internet', sign: /\bSamsungBrowser\//u },
  { name: 'Firefox', sign: /\b(?:Firefox|FxiOS)\//u },
  { name: 'Chrome', sign: /\b(?:Chrome|CriOS|HeadlessChrome)\//u },
  { name: 'Safari', sign: /\bSafari\//u },
] as const;

const SYSTEMS = [
  { name: 'iPhone', sign: /\biPhone\b/u },
  { name: 'iPad', sign: /\biPad\b/u },
  { name: 'Android', sign: /\bAndroid\b/u },
  { name: 'ChromeOS', sign: /\bCrOS\b/u },
  { name: 'Windows', sign: /\bWindows\b/u },
  { name: 'Mac', sign: /\bMac(?:intosh| OS)\b/u },
  { name: 'Linux', sign: /\bLinux\b/u },
] as const;

/** A short name for a session's device, such as `Chrome · Windows`; null if the user agent is unknown. */
export function deviceOf(userAgent: string | null): string | null {
  if (userAgent === null) return null;
  const names = [BROWSERS, SYSTEMS].flatMap((known) => known.find(({ sign }) => sign.test(userAgent))?.name ?? []);
  return names.length === 0 ? null : names.join(' · ');
}
