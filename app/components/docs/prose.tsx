/** Renders text in which backticks mark code. */
export function Prose({ text }: { text: string }) {
  // Odd-numbered parts are code.
  return text.split('`').map((piece, place) => (place % 2 === 1 ? <code key={piece}>{piece}</code> : piece));
}
