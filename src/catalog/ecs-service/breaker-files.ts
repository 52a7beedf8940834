import { stringify } from 'yaml';

export interface Breaker {
  readonly consecutiveErrors: number;
  readonly intervalSeconds: number;
  readonly baseEjectionSeconds: number;
  readonly maxEjectionPercent: number;
  readonly maxConnections: number;
  readonly maxPendingRequests: number;
  readonly maxRequests: number;
  readonly maxRetries: number;
  readonly timeoutSeconds: number;
}

export interface Called {
  /** As hosts name it. */
  readonly name: string;
  readonly port: number;
  /** The namespace in which Cloud Map knows it. */
  readonly namespace: string;
}

const seconds = (count: number): string => `${count}s`;
const withHeader = (lines: readonly string[], document: unknown): string =>
  `${lines.map((line) => `# ${line}`).join('\n')}\n${stringify(document)}`;

/** App Mesh controller for EKS, CRD v1beta2: a duration is an object, and a node selects pods. */
export const appMesh = (called: Called, breaker: Breaker): string =>
  withHeader(
    [
      'AWS App Mesh is closed to new customers, and discontinued on 2026-09-30. This is here to compare with what replaces it.',
      'Hosts were ejected only with Cloud Map discovery.',
    ],
    {
      apiVersion: 'appmesh.k8s.aws/v1beta2',
      kind: 'VirtualNode',
      metadata: { name: called.name },
      spec: {
        podSelector: { matchLabels: { app: called.name } },
        listeners: [
          {
            portMapping: { port: called.port, protocol: 'http' },
            outlierDetection: {
              maxServerErrors: breaker.consecutiveErrors,
              interval: { unit: 's', value: breaker.intervalSeconds },
              baseEjectionDuration: { unit: 's', value: breaker.baseEjectionSeconds },
              maxEjectionPercent: breaker.maxEjectionPercent,
            },
          },
        ],
        serviceDiscovery: {
          awsCloudMap: { namespaceName: called.namespace, serviceName: called.name },
        },
      },
    },
  );

export const istio = (called: Called, breaker: Breaker): string =>
  withHeader(
    [
      'For the same service on EKS with Istio. Set the namespace of yours in the host.',
      'minHealthPercent ends ejections before a small pool is empty.',
    ],
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: called.name },
      spec: {
        host: `${called.name}.default.svc.cluster.local`,
        trafficPolicy: {
          connectionPool: {
            tcp: { maxConnections: breaker.maxConnections, connectTimeout: '3s' },
            http: {
              http1MaxPendingRequests: breaker.maxPendingRequests,
              http2MaxRequests: breaker.maxRequests,
              maxRetries: breaker.maxRetries,
            },
          },
          outlierDetection: {
            consecutive5xxErrors: breaker.consecutiveErrors,
            interval: seconds(breaker.intervalSeconds),
            baseEjectionTime: seconds(breaker.baseEjectionSeconds),
            maxEjectionPercent: breaker.maxEjectionPercent,
            minHealthPercent: 100 - breaker.maxEjectionPercent,
          },
        },
      },
    },
  );

export const envoy = (called: Called, breaker: Breaker): string =>
  withHeader(
    ['A cluster of an Envoy sidecar or gateway: put it under static_resources.clusters.'],
    {
      name: called.name,
      type: 'STRICT_DNS',
      connect_timeout: '3s',
      load_assignment: {
        cluster_name: called.name,
        endpoints: [
          {
            lb_endpoints: [
              {
                endpoint: {
                  address: { socket_address: { address: called.name, port_value: called.port } },
                },
              },
            ],
          },
        ],
      },
      outlier_detection: {
        consecutive_5xx: breaker.consecutiveErrors,
        interval: seconds(breaker.intervalSeconds),
        base_ejection_time: seconds(breaker.baseEjectionSeconds),
        max_ejection_time: seconds(Math.max(300, breaker.baseEjectionSeconds)),
        max_ejection_percent: breaker.maxEjectionPercent,
        split_external_local_origin_errors: true,
      },
      circuit_breakers: {
        thresholds: [
          {
            priority: 'DEFAULT',
            max_connections: breaker.maxConnections,
            max_pending_requests: breaker.maxPendingRequests,
            max_requests: breaker.maxRequests,
            max_retries: breaker.maxRetries,
            track_remaining: true,
          },
        ],
      },
    },
  );

/** The first row is its head. Padded as Prettier leaves it. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(3, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[], fill: string) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0, fill)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [
    line(head, ' '),
    line(
      head.map(() => ''),
      '-',
    ),
    ...body.map((row) => line(row, ' ')),
  ].join('\n');
}

/** `from`, `to`: as Markdown may hold them. */
export const breakerReadme = (from: string, to: string, breaker: Breaker): string =>
  `# Circuit breaker: ${from} calls ${to}

${from} leaves a host of ${to} alone for ${seconds(breaker.baseEjectionSeconds)}, and longer each time, after ${breaker.consecutiveErrors} server errors in a row. At most ${breaker.maxEjectionPercent} % of the hosts are left alone at a time.

The code beside this folder runs the call through **ECS Service Connect**, whose breaker is on and whose thresholds are its own. The other files say the same wishes to tools that let you set them.

${table([
  [``, `what it gives`, `what it cannot do`, `file`],
  [
    `ECS Service Connect`,
    `a managed Envoy beside each task: round robin, outlier detection, two retries, metrics, timeouts, TLS with a private CA`,
    `its outlier thresholds and connection limits cannot be set; calls inside one namespace only`,
    `in the code, the Service Connect configuration of the services`,
  ],
  [
    `Envoy, as a sidecar or gateway`,
    `every value here`,
    `you run, watch and update it`,
    `\`envoy-cluster.yaml\``,
  ],
  [
    `Istio on EKS`,
    `every value here, as a resource of Kubernetes; mutual TLS`,
    `needs EKS and the mesh itself`,
    `\`istio-destination-rule.yaml\``,
  ],
  [
    `VPC Lattice`,
    `health checks, weights, IAM authorization between VPCs and accounts`,
    `no outlier detection and no connection limits: it is no circuit breaker`,
    `–`,
  ],
  [
    `in the application (resilience4j, opossum, Polly)`,
    `a breaker per operation, with a fallback answer`,
    `one per language, and each service its own view`,
    `–`,
  ],
  [
    `AWS App Mesh`,
    `what the methodology shows`,
    `**discontinued on 2026-09-30**; kept here for comparison`,
    `\`app-mesh-virtual-node.yaml\``,
  ],
])}

What the wishes are called, here and in each tool:

${table([
  [`here`, `App Mesh (the methodology)`, `Envoy`, `Istio`],
  [
    `Consecutive errors, ${breaker.consecutiveErrors}`,
    `\`maxServerErrors\``,
    `\`consecutive_5xx\``,
    `\`consecutive5xxErrors\``,
  ],
  [`Interval, ${seconds(breaker.intervalSeconds)}`, `\`interval\``, `\`interval\``, `\`interval\``],
  [
    `Base ejection time, ${seconds(breaker.baseEjectionSeconds)}`,
    `\`baseEjectionDuration\``,
    `\`base_ejection_time\``,
    `\`baseEjectionTime\``,
  ],
  [
    `Most ejected, ${breaker.maxEjectionPercent} %`,
    `\`maxEjectionPercent\``,
    `\`max_ejection_percent\``,
    `\`maxEjectionPercent\``,
  ],
])}

The deployment circuit breaker of ECS, which the code also switches on, is something else: it rolls back a release whose tasks do not become healthy.
`;
