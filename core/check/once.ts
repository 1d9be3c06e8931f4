import type { Filing } from '../model/filing.ts';
import type { CheckContext } from './rule.ts';

/** A view over a filing that several rules use: found once a run, on first use. */
export function onceARun<View>(
  find: (filing: Filing, context: CheckContext) => View,
): (filing: Filing, context: CheckContext) => View {
  const known = new WeakMap<CheckContext, { view: View }>();
  return (filing, context) => {
    let found = known.get(context);
    if (!found) {
      found = { view: find(filing, context) };
      known.set(context, found);
    }
    return found.view;
  };
}
