// Next.js runs this in the browser before the app.
import '#lib/client/zod-without-eval.ts';
import { askEarly } from '#lib/client/early-status.ts';

askEarly({ pathname: location.pathname, language: document.documentElement.lang, nowMs: Date.now() });
