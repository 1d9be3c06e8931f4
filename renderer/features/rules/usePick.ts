import { reportOf } from '../../../core/contract/errors.ts';
import type { Place } from '../../../core/model/text.ts';
import { useBackend } from '../../api/backend.ts';
import { raiseAlert } from '../../app/ui.ts';
import { i18n } from '../../i18n/index.ts';
import { notify } from '../../ui/notify.ts';
import { addPicked } from './tray.ts';

/** Takes the number at a place into the tray, or says that none stands there. */
export function usePick(): (filingId: number, place: Place) => Promise<void> {
  const { client } = useBackend();
  return async (filingId, place) => {
    try {
      const picked = await client.call('checks.pick', { filingId, place });
      if (picked) addPicked(picked);
      else notify(i18n.t('rules.noNumber'));
    } catch (thrown) {
      raiseAlert(reportOf(thrown));
    }
  };
}
