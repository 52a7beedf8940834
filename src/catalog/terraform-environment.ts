import type { Entry, Expression } from '../codegen/hcl';
import type { ModelNode, Wire } from '../spec/model';
import type { Terraform } from '../exporters/terraform';
import { secretArn } from './terraform-access';

function valueOf(wire: Wire, t: Terraform): Expression | null {
  switch (wire.value) {
    case 'endpoint':
    case 'url':
    case 'arn':
    case 'name':
    case 'tls':
    case 'user':
      return t.facet(wire.from, wire.value);
    case 'reader-endpoint':
      return t.facet(wire.from, 'readerEndpoint');
    case 'region':
      return t.region(t.model.get(wire.from));
    case 'port':
      return t.model.portOf(wire.from);
    case 'secret-arn':
      return secretArn(wire.from, t.model.get(wire.to), t);
    case 'database-name':
      return t.facet(wire.from, 'databaseName');
  }
}

/** What the drawn connections tell a compute node: hosts, names and ARNs, never a secret's value. */
export function wiredEntries(node: ModelNode, t: Terraform): readonly Entry[] {
  const entries = new Map<string, Expression>();
  for (const wire of t.plan.wiresTo.get(node.id) ?? []) {
    const value = valueOf(wire, t);
    if (value !== null && !entries.has(wire.variable)) entries.set(wire.variable, value);
  }
  return [...entries];
}
