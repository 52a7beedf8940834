import type { Capability } from '../spec/kind-spec';

/** What carries calls of a service of AWS out of a VPC without NAT: an interface endpoint, by what is called. */
export const INTERFACE_ENDPOINTS: Partial<Record<Capability, string>> = {
  queue: 'sqs',
  topic: 'sns',
  function: 'lambda',
};
/** A gateway endpoint, which costs nothing. */
export const GATEWAY_ENDPOINTS: Partial<Record<Capability, string>> = {
  'object-store': 's3',
  table: 'dynamodb',
};

export const endpointFor = (
  can: readonly Capability[],
  endpoints: Partial<Record<Capability, string>>,
): string | undefined => can.map((one) => endpoints[one]).find((one) => one !== undefined);
