import { route53Record } from '../../catalog/route53-record/spec';
import { domainProblem } from '../../catalog/checks';
import { listWords, plural, truncate } from '../../kit/words';
import type { Listener, Model } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { setEdgeParams } from '../fixes';
import { nameOf } from '../subjects';

/** ACM guide, "Certificate characteristics" and "Quotas": the first name is also the common name, which holds 64 bytes. */
const LONGEST_FIRST_NAME = 64;
const MOST_NAMES = 10;

const isIn = (name: string, zone: string): boolean => name === zone || name.endsWith(`.${zone}`);

/** Why a certificate that is validated in these zones, and holds these names, cannot cover the host; null when it can. */
function hostFault(
  host: string,
  zones: readonly string[],
  names: ReadonlySet<string>,
): string | null {
  const plain = host.toLowerCase().replace(/^\*\./, '');
  if (/[*?]/.test(plain)) {
    const parent = plain.slice(plain.indexOf('.') + 1);
    if (names.has(`*.${parent}`)) return null;
    return 'a certificate takes a wildcard only as the whole first label, as in *.example.com';
  }
  if (domainProblem(plain)) return 'it is no full domain name, and a certificate cannot hold it';
  return zones.some((zone) => isIn(plain, zone))
    ? null
    : `it lies outside ${zones.join(', ').slice(0, 80)}, where the certificate is validated`;
}

function* checkHosts(
  model: Model,
  listener: Listener,
  zones: readonly string[],
  names: ReadonlySet<string>,
): Iterable<Verdict> {
  const faultOf = (host: string) => hostFault(host, zones, names);
  const from = nameOf(model.get(listener.loadBalancer));
  for (const { edge: id, target } of listener.rules) {
    const edge = model.edge(id);
    const hosts = edge.params.hosts as readonly string[];
    const bad = hosts.find((host) => faultOf(host) !== null);
    if (bad === undefined) continue;
    const rest = hosts.filter((host) => faultOf(host) === null);
    const keeps =
      rest.length + (edge.params.paths as readonly string[]).length > 0 ||
      edge.params.headerName !== '';
    yield fail(
      { nodes: [listener.loadBalancer, target], edges: [id] },
      `${from}: the certificate cannot cover the host ${truncate(bad, 60)}: ${faultOf(bad) ?? ''}.`,
      {
        field: { edge: id, name: 'hosts' },
        // Without any condition left it would take every request, which is another rule.
        ...(keeps
          ? {
              fixes: [
                setEdgeParams(
                  edge,
                  { hosts: rest },
                  'Remove hosts that no certificate covers',
                  false,
                ),
              ],
            }
          : {}),
      },
    );
  }
}

export const lb16 = defineRule('load-balancing/lb-16', {
  title: 'Certificate covers every name',
  why: 'The certificate is made for the DNS names and hosts that point here, and validated by records in their hosted zones.',
  lacking: 'No load balancer listens over HTTPS.',
  severity: 'error',
  maps: { wellArchitected: ['SEC'] },
  *check(model) {
    for (const listener of model.listeners) {
      if (listener.protocol !== 'HTTPS') continue;
      const alb = model.get(listener.loadBalancer);
      // A connection from anything but a record is IS-2's to report.
      const domains = listener.domains.filter(
        ({ record }) => model.get(record).kind === route53Record.id,
      );
      const subject = { nodes: [alb.id, ...domains.map((one) => one.record)] };
      if (alb.params.certificate === 'existing') {
        const known = domains.map((one) => truncate(one.name, 60));
        yield pass(
          subject,
          `${nameOf(alb)}: uses a certificate that exists; it has to cover ${known.length > 0 ? listWords(known) : 'the names that point here'}.`,
        );
        continue;
      }
      const [first] = domains;
      if (!first) {
        yield fail(
          { nodes: [alb.id] },
          `${nameOf(alb)}: no DNS name points here, so the export asks for the ARN of a certificate.`,
          {
            severity: 'info',
          },
        );
        continue;
      }
      const zones = domains.map(({ record }) =>
        String(model.get(record).params.zone).toLowerCase(),
      );
      const names = new Set(
        [...domains.map((one) => one.name), ...listener.rules.flatMap((rule) => rule.hosts)].map(
          (name) => name.toLowerCase(),
        ),
      );
      const faults = [...checkHosts(model, listener, zones, names)];
      yield* faults;
      if (first.name.length > LONGEST_FIRST_NAME && domainProblem(first.name) === null) {
        yield fail(
          subject,
          `${nameOf(alb)}: ${truncate(first.name, 40)} has ${first.name.length} characters; the first name of a certificate holds ${LONGEST_FIRST_NAME}.`,
          {
            field: { node: first.record, name: 'domain' },
          },
        );
      } else if (names.size > MOST_NAMES) {
        yield fail(
          subject,
          `${nameOf(alb)}: ${names.size} names; a certificate holds ${MOST_NAMES} unless the quota is raised.`,
          {
            severity: 'warning',
          },
        );
      } else if (faults.length === 0) {
        yield pass(
          subject,
          `${nameOf(alb)}: one certificate for ${plural(names.size, 'name')}, ${truncate(first.name, 60)} first.`,
        );
      }
    }
  },
  examples: {
    good: [
      example(),
      example({ with: { route: { hosts: ['shop.acme.dev', '*.acme.dev'] } } }),
      example({ with: { route: { hosts: ['api-*.acme.dev', '*.acme.dev'] } } }),
      example({ with: { alb: { protocol: 'HTTP' } }, without: ['dns'] }),
      example({
        with: { alb: { certificate: 'existing' }, route: { hosts: ['shop.other.dev'] } },
      }),
    ],
    bad: [
      example({ with: { route: { hosts: ['shop.other.dev'], paths: ['/shop/*'] } } }),
      example({ with: { route: { hosts: ['api-*.acme.dev', 'shop.acme.dev'] } } }),
      example({ without: ['dns'] }),
      example({ with: { dns: { domain: `${'very-long-label.'.repeat(4)}acme.dev` } } }),
    ],
  },
});
