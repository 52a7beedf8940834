import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject } from '../../kit/json';
import { resolve } from '../../resolve';
import { catalog } from '..';
import { buildDesign } from '../builder';
import { terraformExporter } from '../terraform';

const HOSTILE = '"${x}: |\n- 😀 #\' \\ {{ | `a` </b>';
const FOLDER = 'docs/circuit-breaker/';

/** Calls between services of one tier, by slug. */
function exported(calls: readonly (readonly [string, string, JsonObject?])[], label?: string) {
  const design = buildDesign();
  const region = design.node('region', { label: 'Region', params: { region: 'us-east-1' } });
  const vpc = design.node('vpc', { label: 'VPC', slug: 'net', parent: region });
  const app = design.node('tier', {
    label: 'App',
    slug: 'tier',
    parent: vpc,
    params: { role: 'app', prefix: 22 },
  });
  const slugs = new Set(calls.flatMap(([from, to]) => [from, to]));
  const ids = new Map(
    [...slugs].map((slug) => [
      slug,
      design.node('ecs-service', { label: label ?? slug, slug, parent: app }),
    ]),
  );
  for (const [from, to, params] of calls)
    design.edge('calls-service', ids.get(from)!, ids.get(to)!, params);
  const { files } = terraformExporter.run(resolve(design.build(), catalog), []);
  return new Map(
    files.filter(({ path }) => path.startsWith(FOLDER)).map(({ path, text }) => [path, text]),
  );
}

const yamlOf = (files: ReadonlyMap<string, string>, path: string): unknown =>
  parse(files.get(FOLDER + path) ?? '');

describe('the files of a circuit breaker', () => {
  const wishes = {
    consecutiveErrors: 7,
    intervalSeconds: 11,
    baseEjectionSeconds: 400,
    maxEjectionPercent: 40,
    maxConnections: 10,
    maxPendingRequests: 20,
    maxRequests: 30,
    maxRetries: 0,
  };

  it('say the wishes of the call in the fields of each tool', () => {
    const files = exported([['shop', 'pay', wishes]]);
    expect(yamlOf(files, 'shop/pay/app-mesh-virtual-node.yaml')).toMatchObject({
      apiVersion: 'appmesh.k8s.aws/v1beta2',
      spec: {
        podSelector: { matchLabels: { app: 'pay' } },
        listeners: [
          {
            outlierDetection: {
              maxServerErrors: 7,
              interval: { unit: 's', value: 11 },
              baseEjectionDuration: { unit: 's', value: 400 },
              maxEjectionPercent: 40,
            },
          },
        ],
      },
    });
    expect(yamlOf(files, 'shop/pay/istio-destination-rule.yaml')).toMatchObject({
      spec: {
        trafficPolicy: {
          connectionPool: {
            tcp: { maxConnections: 10 },
            http: { http1MaxPendingRequests: 20, http2MaxRequests: 30, maxRetries: 0 },
          },
          outlierDetection: {
            consecutive5xxErrors: 7,
            interval: '11s',
            baseEjectionTime: '400s',
            maxEjectionPercent: 40,
            minHealthPercent: 60,
          },
        },
      },
    });
    expect(yamlOf(files, 'shop/pay/envoy-cluster.yaml')).toMatchObject({
      outlier_detection: {
        consecutive_5xx: 7,
        interval: '11s',
        base_ejection_time: '400s',
        // Envoy refuses a longest ejection below the base.
        max_ejection_time: '400s',
        max_ejection_percent: 40,
      },
      circuit_breakers: {
        thresholds: [
          { max_connections: 10, max_pending_requests: 20, max_requests: 30, max_retries: 0 },
        ],
      },
    });
  });

  it('hold no word of a hostile label, which stays one line of text in the README', () => {
    const named = exported([['shop', 'pay']]);
    const hostile = exported([['shop', 'pay']], HOSTILE);
    for (const [path, text] of hostile) {
      if (path.endsWith('.yaml')) expect(text).toBe(named.get(path));
    }
    const lines = (files: ReadonlyMap<string, string>) =>
      files.get(`${FOLDER}shop/pay/README.md`)?.split('\n') ?? [];
    expect(lines(hostile)).toHaveLength(lines(named).length);
    expect(lines(hostile)[0]).toContain('😀');
  });

  it('keep a text a text where YAML would read another type', () => {
    const files = exported([['shop', 'null']]);
    expect(yamlOf(files, 'shop/null/envoy-cluster.yaml')).toMatchObject({ name: 'null' });
    expect(yamlOf(files, 'shop/null/app-mesh-virtual-node.yaml')).toMatchObject({
      metadata: { name: 'null' },
    });
  });

  it('lie in a folder for each call, also where slugs joined by a hyphen meet', () => {
    const files = exported([
      ['a-b', 'c', { consecutiveErrors: 3 }],
      ['a', 'b-c', { consecutiveErrors: 4 }],
    ]);
    expect(files.size).toBe(8);
    const errors = [...files]
      .filter(([path]) => path.endsWith('envoy-cluster.yaml'))
      .map(([, text]) => (parse(text) as { outlier_detection: object }).outlier_detection);
    expect(errors).toMatchObject([{ consecutive_5xx: 3 }, { consecutive_5xx: 4 }]);
  });

  it('are not there where the call has no breaker', () => {
    expect(exported([['shop', 'pay', { breaker: false }]]).size).toBe(0);
  });
});
