import type { NodeId } from '../design/records';
import type { Wire } from '../spec/model';

/** The facets whose values are told, by the words of `Wire` where they differ. */
type LentValue =
  | 'endpoint'
  | 'readerEndpoint'
  | 'databaseName'
  | 'url'
  | 'arn'
  | 'name'
  | 'tls'
  | 'user';

/** Values as an export writes them; null for what nobody lends. */
interface Values<E> {
  readonly lent: (from: NodeId, value: LentValue) => E | null;
  readonly region: (from: NodeId) => E;
  readonly port: (from: NodeId) => E | null;
  readonly secretArn: (owner: NodeId) => E | null;
}

function valueOf<E>({ from, value }: Wire, values: Values<E>): E | null {
  switch (value) {
    case 'endpoint':
    case 'url':
    case 'arn':
    case 'name':
    case 'tls':
    case 'user':
      return values.lent(from, value);
    case 'reader-endpoint':
      return values.lent(from, 'readerEndpoint');
    case 'database-name':
      return values.lent(from, 'databaseName');
    case 'region':
      return values.region(from);
    case 'port':
      return values.port(from);
    case 'secret-arn':
      return values.secretArn(from);
  }
}

/** What the drawn connections tell a compute node: hosts, names and ARNs, never a secret's value. Of two the first is told. */
export function toldEntries<E>(
  wires: readonly Wire[],
  values: Values<E>,
): readonly (readonly [variable: string, value: E])[] {
  const entries = new Map<string, E>();
  for (const wire of wires) {
    const value = valueOf(wire, values);
    if (value !== null && !entries.has(wire.variable)) entries.set(wire.variable, value);
  }
  return [...entries];
}
