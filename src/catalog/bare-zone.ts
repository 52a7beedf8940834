import type { Model, ModelNode } from '../spec/model';
import { OFFERS_OF, offersIn } from './region-offers';

/** What an export knows of its nodes, whatever it writes. */
interface Export {
  readonly model: Model;
  readonly regionOf: (node: ModelNode) => string;
  readonly before: (key: string, text: string) => void;
}

/**
 * Of what cannot stand in every zone: a finding could not be exact, because zones have other letters in each account. `where`:
 * zones are named there.
 */
export function askForBareZone(node: ModelNode, to: Export, where: string): void {
  const region = to.regionOf(node);
  const { bareZone } = offersIn(region);
  if (bareZone === undefined || to.model.networkOf(node.id)?.isExisting) return;
  to.before(
    `zone-${bareZone}`,
    `Zones of ${region} other than \`${bareZone}\`: that one has no RDS Proxy, and in ${OFFERS_OF} it had none of the instance ` +
      'types that Lintel offers. Its letter differs between accounts: `aws ec2 describe-availability-zones ' +
      `--region ${region} --filters Name=zone-id,Values=${bareZone} --query 'AvailabilityZones[].ZoneName' --output text\` ` +
      `tells it, or nothing where the account does not have it. Name another zone instead of it in ${where}.`,
  );
}
