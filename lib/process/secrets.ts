export type Secrets = {
  readonly add: (...secrets: readonly (string | null | undefined)[]) => void;
  /** The line, which is JSON, without them; it stays JSON. */
  readonly blackOut: (line: string) => string;
};

/** Shorter ones are ordinary words, and would be blacked out of everything; no upstream gives such tokens. */
const SHORTEST = 8;
const BLACK = '[secret]';

/**
 * What looks like a secret whoever it belongs to: a bearer's token, a URL's password, a parameter with a telling name; and
 * what V8 quotes of a text that is no JSON, for that may be a part of one.
 */
const SUSPECTS = [
  /(?<keep>\bbearer\s+)[\w.~+/=-]+/giu,
  /(?<keep>\b[a-z][a-z\d+.-]*:\/\/[^\s/:@"\\]*:)[^\s/@"\\]+(?=@)/giu,
  /(?<keep>[?&](?:access_token|token|api_?key|key|password|secret|sig(?:nature)?)=)[^&\s"\\#]+/giu,
  /(?<keep>\bUnexpected (?:non-whitespace|token|end|string|number)[^"\\]{0,60}).{1,80}?(?= is not valid JSON)/gu,
] as const;

/** The secrets that a process has come to know, found again in any text by their value. */
export function createSecrets(): Secrets {
  const forms = new Set<string>();
  let known: RegExp | null = null;
  return {
    add(...secrets) {
      const before = forms.size;
      for (const secret of secrets)
        if (typeof secret === 'string' && secret.length >= SHORTEST) addForms(forms, secret);
      if (forms.size > before) known = anyOf(forms);
    },
    blackOut(line) {
      const left = known === null ? line : line.replaceAll(known, BLACK);
      return SUSPECTS.reduce((text, suspect) => text.replaceAll(suspect, `$<keep>${BLACK}`), left);
    },
  };
}

/** As it stands in a JSON text, and in a URL or a form there. */
function addForms(forms: Set<string>, secret: string): void {
  for (const form of [
    secret,
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams([['', secret]]).toString().slice(1),
  ]) {
    const inJson = JSON.stringify(form).slice(1, -1);
    // An error inside an error may have been made JSON twice.
    forms.add(inJson).add(JSON.stringify(inJson).slice(1, -1));
  }
}

/** Longest first: a secret that begins with another one goes as a whole. */
function anyOf(texts: ReadonlySet<string>): RegExp {
  const longestFirst = [...texts].toSorted((a, b) => b.length - a.length);
  return new RegExp(
    longestFirst.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)).join('|'),
    'gu',
  );
}
