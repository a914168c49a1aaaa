/** A sentence in which `code` stands between backticks. */
export function Prose({ text }: { text: string }) {
  // Every second piece is code.
  return text.split('`').map((piece, place) => (place % 2 === 1 ? <code key={piece}>{piece}</code> : piece));
}
