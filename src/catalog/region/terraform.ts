import { inMarkdown, terraformKind } from '../../exporters/terraform';
import { regionOf } from '../regions';
import { region } from './spec';

/** A region is a provider, which the exporter writes itself; it has no resources. */
export const terraform = terraformKind(region, {
  concern: 'network',
  emit: ({ params }, t) => {
    const known = regionOf(params.region);
    if (!known?.optIn) return;
    t.before(
      `opt-in-${known.code}`,
      `The region ${inMarkdown(known.name)} (${known.code}) is off in new accounts: enable it under "AWS Regions" of the account.`,
    );
  },
});
