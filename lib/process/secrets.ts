export type Secrets = {
  readonly add: (...secrets: readonly (string | null | undefined)[]) => void;
  /** Redacts the secrets in a JSON line; the result is still valid JSON. */
  readonly blackOut: (line: string) => string;
};

/** Shorter values may be ordinary words, which would be redacted everywhere; no upstream issues tokens this short. */
const SHORTEST = 8;
const BLACK = '[secret]';

/**
 * Patterns that are redacted even if the value isn't known: bearer tokens, passwords in URLs, parameters with a secret's
 * name, and the text that V8 quotes in JSON parse errors, which may contain part of a secret.
 */
const SUSPECTS = [
  /(?<keep>\bbearer\s+)[\w.~+/=-]+/giu,
  /(?<keep>\b[a-z][a-z\d+.-]*:\/\/[^\s/:@"\\]*:)[^\s/@"\\]+(?=@)/giu,
  /(?<keep>[?&](?:access_token|token|api_?key|key|password|secret|sig(?:nature)?)=)[^&\s"\\#]+/giu,
  /(?<keep>\bUnexpected (?:non-whitespace|token|end|string|number)[^"\\]{0,60}).{1,80}?(?= is not valid JSON)/gu,
] as const;

/** Redacts every secret that the process has registered, by value. */
export function createSecrets(): Secrets {
  const forms = new Set<string>();
  let pattern: RegExp | null = null;
  return {
    add(...secrets) {
      const before = forms.size;
      for (const secret of secrets)
        if (typeof secret === 'string' && secret.length >= SHORTEST) addForms(forms, secret);
      if (forms.size > before) pattern = anyOf(forms);
    },
    blackOut(line) {
      const left = pattern === null ? line : line.replaceAll(pattern, BLACK);
      return SUSPECTS.reduce((text, suspect) => text.replaceAll(suspect, `$<keep>${BLACK}`), left);
    },
  };
}

/** The secret as it appears inside JSON: plain, and encoded for a URL or a form. */
function addForms(forms: Set<string>, secret: string): void {
  for (const form of [
    secret,
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams([['', secret]]).toString().slice(1),
  ]) {
    const inJson = JSON.stringify(form).slice(1, -1);
    // An error inside an error may have been serialized twice.
    forms.add(inJson).add(JSON.stringify(inJson).slice(1, -1));
  }
}

/** Longest first, so that a secret that starts with another one is redacted completely. */
function anyOf(texts: ReadonlySet<string>): RegExp {
  const longestFirst = [...texts].toSorted((a, b) => b.length - a.length);
  return new RegExp(
    longestFirst.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)).join('|'),
    'gu',
  );
}
