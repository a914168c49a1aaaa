'use client';

import { useLocale } from 'use-intl';
import { formatHeadline, headlineParts } from '#lib/client/format/headline.ts';
import type { HeadlineView } from '#lib/contract/parts.ts';
import classes from './headline.module.css';

/** Names keep at least this many characters. */
const LEAST_CHARACTERS = 6;

type Props = { headline: HeadlineView; currency: string | null };

/** The headline change on one line. If it doesn't fit, drops "ほか3件" first, then truncates the item's name. */
export function ChangeSummary({ headline, currency }: Props) {
  const locale = useLocale();
  const { name, change, others } = headlineParts(locale, headline, currency);
  const characters = Array.from(name);
  const isShort = characters.length <= LEAST_CHARACTERS + 1;
  return (
    <span className={classes.line} title={formatHeadline(locale, headline, currency)}>
      <span className={classes.main}>
        <span
          className={classes.name}
          data-headline-name
          data-short={isShort || undefined}
          style={isShort ? undefined : { ['--least' as string]: `${leastWidthEm(characters)}em` }}
        >
          {name}
        </span>
        <span className={classes.change}>{change}</span>
      </span>
      {others === '' ? null : <span>{others}</span>}
    </span>
  );
}

const FULL_WIDTH = /[\u1100-\u11ff\u2e80-\uffdc]/u;

/** Width of the first characters plus the ellipsis: full-width characters are 1 em, others are estimated at 0.65. */
function leastWidthEm(characters: readonly string[]): number {
  const first = characters.slice(0, LEAST_CHARACTERS);
  return first.reduce((sum, character) => sum + (FULL_WIDTH.test(character) ? 1 : 0.65), 1);
}
