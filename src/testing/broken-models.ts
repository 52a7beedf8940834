import { catalog } from '../catalog';
import { resolve } from '../resolve';
import { example } from '../rules/example-designs';
import type { Access, Model, Reach } from '../spec/model';

/** What rules are there for that prove what no design can break: models that no design has, each broken for one of them. */

const model = resolve(example()(), catalog);
const idOf = (slug: string) => model.nodes.find((node) => node.slug === slug)!.id;

/** The model keeps private fields, which only it can read. What is remembered of it holds for no altered one. */
const altered = (changes: Partial<Model>): Model =>
  new Proxy({} as Model, {
    get: (_target, name) => {
      if (name === 'since') return () => null;
      if (Object.hasOwn(changes, name)) return changes[name as keyof Model];
      const value: unknown = Reflect.get(model, name, model);
      return typeof value === 'function' ? (value.bind(model) as unknown) : value;
    },
  });

const withDoor = (changes: Partial<Reach>): Model => {
  const door: Reach = {
    from: idOf('web'),
    to: idOf('db'),
    port: 5432,
    protocol: 'tcp',
    purpose: 'A mistake',
    because: [],
    ...changes,
  };
  return altered({ reach: [...model.reach, door] });
};

const everything: Access = { to: idOf('web'), resource: '*', level: 'read-write', because: [] };
const bare = { ...model.networkOf(idOf('db'))!, subnets: [] };

/** By the rule that reports it. */
export const brokenModels: ReadonlyMap<string, Model> = new Map([
  ['PD-3', withDoor({ from: 'internet' })],
  ['PD-8', altered({ networkOf: () => bare })],
  ['SE-6', altered({ access: [...model.access, everything] })],
  ['SE-12', withDoor({ purpose: ' ' })],
]);
