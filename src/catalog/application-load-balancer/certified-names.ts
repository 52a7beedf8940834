import type { NodeId } from '../../design/records';
import type { Listener } from '../../spec/model';

/** A hosted zone as far as a certificate asks for it. `E`: the expressions of the language that the export is written in. */
interface Zone<E> {
  /** The full name of a host; null when it lies outside the zone. */
  readonly hostName: (host: string) => E | null;
}

interface CertifiedName<E, Z> {
  readonly name: E;
  readonly zone: Z;
  readonly record: NodeId;
}

/** A host of a rule as an expression of the record whose zone it lies in; null outside every zone. */
export function hostName<E>(
  host: string,
  { domains }: Listener,
  zoneOf: (record: NodeId) => Zone<E> | null,
): E | null {
  for (const { record } of domains) {
    const name = zoneOf(record)?.hostName(host) ?? null;
    if (name !== null) return name;
  }
  return null;
}

/** What ACM issues a certificate for: a name, or all names of one level below another. */
const IS_CERTIFIABLE = /^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/** The names of the records, then the hosts of the rules that lie in a zone of theirs; each once. */
export function certifiedNames<E, Z extends Zone<E>>(
  listener: Listener,
  zoneOf: (record: NodeId) => Z | null,
): readonly CertifiedName<E, Z>[] {
  const names = new Map<string, CertifiedName<E, Z>>();
  const hosts = listener.rules.flatMap((rule) => rule.hosts);
  const add = (host: string, record: NodeId) => {
    const zone = zoneOf(record);
    const name = zone?.hostName(host) ?? null;
    if (!zone || name === null || names.has(host.toLowerCase())) return;
    names.set(host.toLowerCase(), { name, zone, record });
  };
  for (const { record, name } of listener.domains) add(name, record);
  for (const host of hosts.filter((each) => IS_CERTIFIABLE.test(each))) {
    for (const { record } of listener.domains) add(host, record);
  }
  return [...names.values()];
}
