import { translatorFor } from '#lib/messages/translator.ts';
import { DocsFrame } from './docs-frame.tsx';
import type { DocsProps } from './docs-props.ts';
import { OperationSection } from './operation-section.tsx';
import type { TagOperations } from './operations-by-tag.ts';
import classes from './docs.module.css';

type Props = DocsProps & { tag: TagOperations; isSignedIn: boolean };

export function TagPage({ document, locale, tag, isSignedIn }: Props) {
  const t = translatorFor(locale);
  return (
    <DocsFrame document={document} locale={locale} tag={tag.name}>
      <div>
        <h1 className={classes.title}>{t(`api.docs.groups.${tag.name}`)}</h1>
        <p className={classes.facts}>{tag.description}</p>
      </div>
      {tag.operations.map((call) => (
        <OperationSection
          key={call.operation.operationId}
          {...call}
          document={document}
          locale={locale}
          isSignedIn={isSignedIn}
        />
      ))}
    </DocsFrame>
  );
}
