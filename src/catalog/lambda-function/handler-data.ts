import type { Model, ModelNode } from '../../spec/model';
import { databaseBehind, readingPrefix, variablePrefix } from '../verbs/data-access';
import { reads } from '../verbs/reads';
import { readsWrites } from '../verbs/reads-writes';
import { knockLine } from './handler-layout';

/** A database or cache behind a function, and the prefix of the variables that name it. */
interface Store {
  readonly prefix: string;
  readonly isCache: boolean;
}

const writingPrefix = ({ slug }: ModelNode): string => variablePrefix(slug);

export function storesOf(node: ModelNode, model: Model): readonly Store[] {
  const stores = [
    ...model
      .edgesFrom(node.id, readsWrites)
      .map(({ to }) => ({ to, named: databaseBehind(to, model), prefixOf: writingPrefix })),
    ...model.edgesFrom(node.id, reads).map(({ to }) => ({
      to,
      named: databaseBehind(to, model) === null ? null : to,
      prefixOf: readingPrefix,
    })),
  ].flatMap(({ to, named, prefixOf }): readonly Store[] =>
    named === null
      ? []
      : [
          {
            prefix: prefixOf(model.get(named)),
            isCache: model.get(to).spec.can.includes('cache'),
          },
        ],
  );
  return [...new Map(stores.map((store) => [store.prefix, store])).values()];
}

/** Whether the function sees the certificate of RDS itself, and not that of a proxy, which Node.js trusts anyway. */
export const opensDatabase = (node: ModelNode, model: Model): boolean =>
  [...model.edgesFrom(node.id, readsWrites), ...model.edgesFrom(node.id, reads)].some(({ to }) =>
    model.get(to).spec.can.some((one) => one === 'sql-database' || one === 'sql-replica'),
  );

/** Since Node.js 20 the runtime trusts RDS only when it is told where its certificates are (Lambda guide, "Building with Node.js"). */
export const RDS_CERTIFICATES = ['NODE_EXTRA_CA_CERTS', '/var/runtime/ca-cert.pem'] as const;

export const stepOf = ({ prefix, isCache }: Store): string =>
  knockLine(isCache ? 'cacheOf' : 'databaseOf', prefix);

const SECRETS = `const kept = new Map();
/** Kept for five minutes, because secrets change. */
async function secretOf(arn) {
  if (!arn) return undefined;
  const known = kept.get(arn);
  if (known?.until > Date.now()) return known.value;
  const { SecretString: value } = await secrets.send(
    new GetSecretValueCommand({ SecretId: arn }),
  );
  kept.set(arn, { value, until: Date.now() + 300_000 });
  return value;
}
`;
const DATABASE = `/** As drivers take it: new pg.Client(...), mysql.createConnection(...). TLS checks whom it talks to. */
async function databaseOf(name) {
  const { username, password } = JSON.parse(
    (await secretOf(process.env[name + "_SECRET_ARN"])) ?? "{}",
  );
  return {
    host: process.env[name + "_HOST"],
    port: Number(process.env[name + "_PORT"]),
    database: process.env[name + "_NAME"],
    user: username,
    password,
    ssl: { rejectUnauthorized: true },
  };
}
`;
const CACHE = `/** As createClient of redis takes it, but for host, port and tls, which belong into its \`socket\`. */
async function cacheOf(name) {
  return {
    host: process.env[name + "_HOST"],
    port: Number(process.env[name + "_PORT"]),
    tls: process.env[name + "_TLS"] === "true",
    password: await secretOf(process.env[name + "_SECRET_ARN"]),
  };
}
`;
const KNOCK = `/** Shows that the way is open. Put your driver in its place. */
function knock({ host, port }) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port }, () => {
      socket.end();
      resolve();
    });
    socket.setTimeout(3000, () =>
      socket.destroy(new Error("No answer from " + host)),
    );
    socket.on("error", reject);
  });
}
`;

/** What a handler needs to reach these. */
export const storeFunctions = (stores: readonly Store[]): readonly string[] =>
  stores.length === 0
    ? []
    : [
        SECRETS,
        ...(stores.some(({ isCache }) => !isCache) ? [DATABASE] : []),
        ...(stores.some(({ isCache }) => isCache) ? [CACHE] : []),
        KNOCK,
      ];
