import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { vpc } from '../../catalog/vpc/spec';
import { listWords } from '../../kit/words';
import type { Model, ModelNode, Network } from '../../spec/model';
import { defineRule, fail, pass, type Fix } from '../../validation';
import { ensureTier, fixWith, land } from '../fixes';
import { functionsInVpc } from '../function-examples';
import { nameOf } from '../subjects';

/** What leads to the API behind a capability: the field of the VPC, and the value there. */
const ENDPOINTS = {
  queue: ['interfaceEndpoints', 'sqs'],
  topic: ['interfaceEndpoints', 'sns'],
  secret: ['interfaceEndpoints', 'secretsmanager'],
  table: ['gatewayEndpoints', 'dynamodb'],
  'object-store': ['gatewayEndpoints', 's3'],
} as const;
type Api = keyof typeof ENDPOINTS;

interface Needs {
  readonly near: readonly Api[];
  /** Whether it calls another region, where endpoints do not lead. */
  readonly far: boolean;
}

/** The APIs that a function calls itself; what is given to it, Lambda fetches from outside the VPC. */
function needsOf(model: Model, node: ModelNode): Needs {
  const used = model.access
    .filter(({ to, level }) => to === node.id && level !== 'receive')
    .map(({ resource }) => resource);
  const isNear = (id: string) => model.regionName(id) === model.regionName(node.id);
  const apis = used.filter(isNear).flatMap((id) => {
    const api = model
      .get(id)
      .spec.can.find((one): one is Exclude<Api, 'secret'> => one in ENDPOINTS);
    return api === undefined ? [] : [api];
  });
  const readsSecrets = model.grants.some(({ to }) => to === node.id);
  return {
    near: [...new Set([...apis, ...(readsSecrets ? (['secret'] as const) : [])])],
    far: !used.every(isNear),
  };
}

const nameOfApi = (api: Api): string => ENDPOINTS[api][1];

const openWay = (node: ModelNode, network: Network, needs: Needs): Fix => {
  const isMoved = network.tiers.find((one) => one.node === node.parent)?.role !== 'app';
  const steps = [
    ...(isMoved ? ['Move it to the application tier'] : []),
    ...(network.natZones.length > 0
      ? []
      : [
          needs.far
            ? 'Add NAT gateways'
            : `Add endpoints for ${listWords(needs.near.map(nameOfApi))}`,
        ]),
  ];
  const title = steps.map((step, index) => (index === 0 ? step : step.toLowerCase())).join(' and ');
  return fixWith(title, false, (edit) => {
    const { model, tx } = edit;
    const now = model.find(node.id) ? model.networkOf(node.id) : null;
    if (!now) return 'The function is in no VPC.';
    if (isMoved) {
      const parent = ensureTier(edit, now, 'app');
      tx.changeNode(node.id, { parent });
      land(edit, node.id, parent);
    }
    if (now.natZones.length > 0) return;
    const record = tx.design.nodes[now.vpc];
    if (!record) return 'The VPC is gone.';
    if (needs.far) {
      ensureTier(edit, now, 'public');
      tx.changeNode(now.vpc, { params: { ...record.params, nat: 'perAz' } });
      return;
    }
    const params = { ...model.get(now.vpc).params };
    for (const field of ['gatewayEndpoints', 'interfaceEndpoints'] as const) {
      const known = Array.isArray(params[field]) ? params[field].map(String) : [];
      const wanted = needs.near.filter((api) => ENDPOINTS[api][0] === field).map(nameOfApi);
      params[field] = vpc.fields[field].options
        .map(({ value }) => value)
        .filter((value) => known.includes(value) || wanted.includes(value));
    }
    tx.changeNode(now.vpc, { params });
  });
};

export const sv11 = defineRule('serverless/sv-11', {
  title: 'A function in a VPC has a way to the APIs it calls',
  why: 'In a VPC a function has no public address, in no tier. Without NAT or an endpoint what it calls does not answer, and it runs into its timeout.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const node of model.ofKind(lambdaFunction)) {
      const network = model.networkOf(node.id);
      const role = model.tierOf(node.id);
      // What leads out of a VPC that exists, only its owner knows.
      if (!network || role === null || network.isExisting || network.zones.length === 0) continue;
      const needs = needsOf(model, node);
      if (needs.near.length === 0 && !needs.far) continue;
      const home = model.get(network.vpc);
      if (!model.is(home, vpc)) continue;
      const subject = { nodes: [node.id, home.id] };
      const tier = model.get(node.parent ?? '');
      const isRouted = role === 'app' || (role === 'data' && tier.params.internetRoute === true);
      if (isRouted && network.natZones.length > 0) {
        yield pass(subject, `${nameOf(node)}: reaches AWS through NAT.`);
        continue;
      }
      const open = [
        ...(network.tiers.some((one) => one.role === 'app') ? home.params.interfaceEndpoints : []),
        // Their routes are those of the private tiers.
        ...(role === 'public' ? [] : home.params.gatewayEndpoints),
      ];
      const missing = needs.near.map(nameOfApi).filter((name) => !open.includes(name));
      if (missing.length === 0 && !needs.far) {
        yield pass(subject, `${nameOf(node)}: reaches what it calls through endpoints.`);
        continue;
      }
      const lack = [...missing, ...(needs.far ? ['another region'] : [])];
      yield fail(
        subject,
        `${nameOf(node)}: in ${nameOf(tier)} it has no way to ${listWords(lack)}.`,
        { fixes: [openWay(node, network, needs)] },
      );
    }
  },
  examples: {
    good: [
      functionsInVpc(),
      functionsInVpc({ with: { vpc: { nat: 'none' } } }),
      functionsInVpc({ worker: 'data' }),
      functionsInVpc({ filesIn: 'eu-west-1' }),
    ],
    bad: [
      functionsInVpc({ with: { vpc: { nat: 'none', interfaceEndpoints: [] } } }),
      functionsInVpc({ with: { vpc: { nat: 'none', gatewayEndpoints: [] } } }),
      functionsInVpc({ worker: 'public' }),
      functionsInVpc({ filesIn: 'eu-west-1', worker: 'data', without: ['public'] }),
    ],
  },
});
