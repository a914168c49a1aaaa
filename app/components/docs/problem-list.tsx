import { problemPath } from './docs-paths.ts';
import type { DocsProps } from './docs-props.ts';
import classes from './docs.module.css';

type Props = DocsProps & { title: string; codes: readonly string[] };

/** Error codes, each linked to its description. */
export function ProblemList({ document, title, codes }: Props) {
  if (codes.length === 0) return null;
  return (
    <section id="problems" aria-labelledby="problems-title" className={classes.card}>
      <h2 id="problems-title">{title}</h2>
      <ul className={classes.entries}>
        {codes.map((code) => (
          <li key={code} id={`problem-${code}`}>
            <span className={classes.status}>{document.components.examples[code]?.value.status}</span>
            <a href={problemPath(code)}>
              <code>{code}</code>
            </a>
            <span>{document.components.examples[code]?.summary}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
