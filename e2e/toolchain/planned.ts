/** What a plan would make, as data. */
import { isSameJson, type JsonObject, type JsonValue } from '../../src/kit/json';
import { failureOf, runTerraform, terraform, TO_SHOW } from './terraform';
import { isObject } from './tree';

interface File {
  readonly path: string;
  readonly text: string;
}

/** By address; a value that only an apply tells is its own name. */
export type Planned = ReadonlyMap<string, JsonObject>;

export async function plannedResources(files: readonly File[], dir: string): Promise<Planned> {
  const failure = failureOf(await runTerraform(files, dir, TO_SHOW));
  if (failure !== null) throw new Error(failure);
  const { output } = await terraform(['show', '-json', 'design.tfplan'], dir);
  const json = output.slice(output.indexOf('{"format_version"'));
  const plan = JSON.parse(json.slice(0, json.lastIndexOf('}') + 1)) as {
    readonly resource_changes?: readonly {
      readonly address: string;
      readonly mode: string;
      readonly change: { readonly after: JsonValue; readonly after_unknown: JsonValue };
    }[];
    readonly configuration: JsonValue;
  };
  const changes = plan.resource_changes ?? [];
  const expressions = expressionsOf(plan.configuration);
  return new Map(
    changes
      .filter(({ mode }) => mode === 'managed')
      .map(({ address, change }) => [
        address,
        {
          ...(isObject(change.after) ? change.after : {}),
          'refers to': expressions.get(address.replace(/\[.*?\]$/, '')) ?? [],
        },
      ]),
  );
}

/** What each resource of the root module refers to: ids and ARNs are known after an apply only. */
function expressionsOf(configuration: JsonValue): ReadonlyMap<string, readonly string[]> {
  const root = isObject(configuration) ? configuration['root_module'] : undefined;
  const resources = isObject(root) ? root['resources'] : undefined;
  const found = new Map<string, readonly string[]>();
  if (!Array.isArray(resources)) return found;
  for (const resource of resources as readonly JsonObject[]) {
    const references = new Set<string>();
    collect(resource['expressions'], references);
    collect(resource['for_each_expression'], references);
    found.set(
      String(resource['address']),
      [...references].toSorted((a, b) => (a < b ? -1 : 1)),
    );
  }
  return found;
}

function collect(value: JsonValue | undefined, into: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collect(one, into);
  if (!isObject(value)) return;
  for (const [key, one] of Object.entries(value)) {
    if (key === 'references' && Array.isArray(one)) for (const text of one) into.add(String(text));
    else collect(one, into);
  }
}

/** How the second plan differs from the first, in the resources whose names begin with a word, or in all. */
export function difference(before: Planned, after: Planned, word?: string): readonly string[] {
  const isMine = (address: string) =>
    word === undefined || address.split(/[.[\]"]/).some((part) => part.startsWith(`${word}_`));
  const addresses = [...new Set([...before.keys(), ...after.keys()])].filter(isMine);
  return addresses
    .toSorted((a, b) => (a < b ? -1 : 1))
    .flatMap((address) => {
      const [old, now] = [before.get(address), after.get(address)];
      if (!old) return [`+ ${address}`];
      if (!now) return [`- ${address}`];
      return Object.keys({ ...old, ...now })
        .filter((name) => !isSameJson(old[name] ?? null, now[name] ?? null))
        .map((name) => `~ ${address} ${name}`);
    });
}
