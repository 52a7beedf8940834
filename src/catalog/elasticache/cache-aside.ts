import { inMarkdown } from '../../exporters/markdown';
import { nameOf, type Plan } from '../../exporters/plan';
import type { Model, ModelNode } from '../../spec/model';

/** The export that says it. */
interface Export {
  readonly model: Model;
  readonly plan: Pick<Plan, 'wiresTo'>;
  readonly after: (key: string, text: string) => void;
}

export const CLUSTER_MODE =
  'A cache in cluster mode has one configuration endpoint and neither a primary nor a reader endpoint: its clients must speak the ' +
  'cluster protocol, and find the shards by themselves.';

/** Cache-aside is code of the application, so it goes into the README and never into the infrastructure. */
const PATTERN = `## Cache-aside

The cache is filled by the application: read it first, on a miss read the database and keep the answer for a limited time. The
time is spread a little, so that keys written together do not expire together.

\`\`\`python
def get_user(user_id):
    key = f"user:{user_id}"
    cached = cache.get(key)
    if cached is not None:
        return json.loads(cached)
    user = database.find_user(user_id)
    cache.set(key, json.dumps(user), ex=300 + random.randint(0, 60))
    return user


def save_user(user):
    database.save_user(user)
    cache.delete(f"user:{user['id']}")  # the next read fills it again
\`\`\`

A cache that does not answer is a miss, never an error: catch its exceptions and read the database.`;

const isDatabase = ({ spec }: ModelNode): boolean =>
  spec.can.some((one) => one === 'sql-database' || one === 'sql-pool' || one === 'sql-replica');

/** Who reads a cache and a database in the drawing, and the variables that lead each of them there. */
function readersOf(cache: ModelNode, t: Export): readonly string[] {
  const { model, plan } = t;
  const targets = (id: ModelNode['id']) => [
    ...new Map(model.edgesFrom(id).map(({ to }) => [to, model.get(to)])).values(),
  ];
  const readers = new Map(model.edgesTo(cache.id).map(({ from }) => [from, model.get(from)]));
  return [...readers.values()].flatMap((reader) => {
    // Of two connections that would set the same variable, the environment takes the first.
    const wires = plan.wiresTo.get(reader.id) ?? [];
    const hosts = wires.filter(
      (wire) =>
        (wire.value === 'endpoint' || wire.value === 'reader-endpoint') &&
        wires.find(({ variable }) => variable === wire.variable) === wire,
    );
    const told = (target: ModelNode) => {
      const variable = hosts.find(({ from }) => from === target.id)?.variable;
      const name = `**${inMarkdown(nameOf(target))}**`;
      return variable === undefined ? name : `${name} (\`${variable}\`)`;
    };
    const databases = targets(reader.id).filter(isDatabase);
    return databases.length === 0
      ? []
      : [
          `- In **${inMarkdown(nameOf(reader))}**, read ${told(cache)} first and, on a miss, ${databases.map(told).join(' or ')}.`,
        ];
  });
}

export function describeCacheAside(cache: ModelNode, t: Export): void {
  t.after('cache-aside', PATTERN);
  const readers = readersOf(cache, t);
  if (readers.length === 0) return;
  t.after(`cache-aside-${cache.slug}`, readers.join('\n'));
}
