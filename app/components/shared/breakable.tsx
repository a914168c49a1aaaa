import { Fragment } from 'react';

/** A name that may be an identifier or an address: a long one breaks after its punctuation, not within a word. */
export function Breakable({ text }: { text: string }) {
  return text.split(/(?<=[-_.@/])/u).map((part, place) => (
    <Fragment key={place}>
      {place > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));
}
