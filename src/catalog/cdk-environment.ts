import type { Expression, ObjectEntry } from '../codegen/typescript';
import type { Scope } from '../exporters/cdk';
import type { ModelNode, Wire } from '../spec/model';

function valueOf(wire: Wire, c: Scope): Expression | null {
  switch (wire.value) {
    case 'endpoint':
    case 'url':
    case 'arn':
    case 'name':
    case 'tls':
    case 'user':
      return c.facet(wire.from, wire.value);
    case 'reader-endpoint':
      return c.facet(wire.from, 'readerEndpoint');
    case 'region':
      return c.cdk.regionOf(c.model.get(wire.from));
    case 'port':
      return String(c.model.portOf(wire.from));
    case 'secret-arn':
      return c.facet(wire.from, 'secret')?.arn ?? null;
    case 'database-name':
      return c.facet(wire.from, 'databaseName');
  }
}

/** What the drawn connections tell a compute node: hosts, names and ARNs, never a secret's value. All of it is text. */
export function wiredEntries(node: ModelNode, c: Scope): readonly ObjectEntry[] {
  const entries = new Map<string, Expression>();
  for (const wire of c.plan.wiresTo.get(node.id) ?? []) {
    const value = valueOf(wire, c);
    if (value !== null && !entries.has(wire.variable)) entries.set(wire.variable, value);
  }
  return [...entries];
}
