import type { Handlers } from '../context.ts';

export const settingsHandlers: Handlers<'app.info' | 'settings.get' | 'settings.set'> = {
  'app.info': (_args, { shared }) => shared.info,
  'settings.get': (_args, { shared }) => shared.settings.settings,
  'settings.set': (patch, { shared, session }) => {
    const settings = shared.settings.change(patch);
    // Other windows follow; this one has the answer.
    for (const open of shared.projects.all()) {
      for (const member of open.members) {
        if (member !== session) member.send('stale', { scopes: ['settings'], filingId: null });
      }
    }
    return settings;
  },
};
