import { schemaPath } from './docs-paths.ts';
import type { DocsProps } from './docs-props.ts';
import classes from './docs.module.css';

type Props = DocsProps & { title: string; names: readonly string[] };

/** Schema names, each linked to its page. */
export function SchemaList({ document, title, names }: Props) {
  if (names.length === 0) return null;
  return (
    <section id="schemas" aria-labelledby="schemas-title" className={classes.card}>
      <h2 id="schemas-title">{title}</h2>
      <ul className={classes.entries}>
        {names.map((name) => (
          <li key={name} id={name}>
            <a href={schemaPath(name)}>
              <code>{name}</code>
            </a>
            <span lang="en">{document.components.schemas[name]?.description}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
