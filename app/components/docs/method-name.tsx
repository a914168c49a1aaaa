import classes from './docs.module.css';

/** An HTTP method; read-only methods are muted. */
export function MethodName({ method }: { method: string }) {
  return (
    <span className={classes.method} data-method={method}>
      {method}
    </span>
  );
}
