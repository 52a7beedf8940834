import { uniqueSlug } from '../../design';
import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { slugify, truncate } from '../../kit/words';
import { roomForBase, tightestName } from '../../spec/derived-names';
import { SETTINGS } from '../../spec/settings';
import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { setSetting, setSlugTo } from '../fixes';
import { nameOf, perItem } from '../subjects';

const FIELDS = ['project', 'environment'] as const;

/** The nearest value that the field takes; its default where nothing of the old one can be kept. */
function nearest(name: (typeof FIELDS)[number], value: string): string {
  const { problem, default: fallback } = SETTINGS[name];
  const slug = slugify(value);
  const short =
    name === 'project' ? slug.slice(0, 16).replace(/-$/, '') : slug.replaceAll('-', '').slice(0, 8);
  return value.trim() !== '' && problem(short) === null ? short : fallback;
}

function* checkSettings(model: Model): Iterable<Verdict> {
  for (const name of FIELDS) {
    const value = model.settings[name];
    const { label, problem } = SETTINGS[name];
    const fault = problem(value);
    if (fault === null) continue;
    const wanted = nearest(name, value);
    yield fail({ nodes: [] }, `${label}: "${truncate(value, 40)}" ${fault}`, {
      field: { name },
      fixes: [setSetting(name, wanted, `Use "${wanted}"`)],
    });
  }
}

/** A shorter identifier that no other node has; null where there is no room for one. */
function shorter(model: Model, node: ModelNode, room: number): string | null {
  const taken = new Set(model.nodes.flatMap((other) => (other.id === node.id ? [] : [other.slug])));
  for (let length = Math.min(room, node.slug.length); length >= 1; length -= 1) {
    const slug = uniqueSlug(node.slug.slice(0, length).replace(/-$/, ''), taken);
    if (slug.length <= room) return slug;
  }
  return null;
}

/** By how many characters its tightest name is too long. */
const excessOf = (node: ModelNode, base: string): number =>
  base.length - (tightestName(node)?.room ?? Infinity);

function verdictOf(node: ModelNode, base: string, slug: string | null): Verdict {
  const subject = { nodes: [node.id] };
  const worst = tightestName(node);
  if (worst && excessOf(node, base) > 0) {
    const name = `${base}${worst.suffix(node.slug)}`;
    return fail(
      subject,
      `${nameOf(node)}: ${worst.what.charAt(0).toLowerCase()}${worst.what.slice(1)} "${name}" has ${name.length} characters; ${worst.max} at most (${worst.source}).`,
      {
        fixes: slug === null ? [] : [setSlugTo(node, slug, `Shorten its identifier to "${slug}"`)],
      },
    );
  }
  if (base.startsWith('internal-') && node.kind === applicationLoadBalancer.id) {
    return fail(
      subject,
      `${nameOf(node)}: its name would start with "internal-", which AWS keeps for itself.`,
      {
        field: { name: 'project' },
        fixes: [
          setSetting(
            'project',
            SETTINGS.project.default,
            `Call the project "${SETTINGS.project.default}"`,
            false,
          ),
        ],
      },
    );
  }
  return pass(subject, `${nameOf(node)}: every derived name fits.`);
}

const names = perItem(
  ({ nodes }) => nodes,
  function* (node, model) {
    if (!node.spec.names || node.spec.names.length === 0) return;
    const base = `${model.settings.project}-${model.settings.environment}`;
    const excess = base.length <= roomForBase(model) ? 0 : excessOf(node, base);
    const slug = excess > 0 ? shorter(model, node, node.slug.length - excess) : null;
    yield verdictOf(node, base, slug);
  },
);

export const nm1 = defineRule('names/nm-1', {
  title: 'Names are as AWS takes them',
  why: 'Names are made of project, environment and identifier. AWS refuses what is too long or has other characters, and names cannot be changed afterwards.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  check(model) {
    const faults = [...checkSettings(model)];
    return faults.length > 0 ? faults : names(model);
  },
  examples: {
    good: [example(), example({ settings: { project: 'webshop', environment: 'staging' } })],
    bad: [
      example({ slug: { alb: 'the-load-balancer-of-the-web-shop' } }),
      example({
        slug: { alb: 'entrance-of-it', db: 'entrance-of-a' },
        settings: { project: 'quitelongproject', environment: 'prod' },
      }),
      example({ settings: { project: 'My Shop!' } }),
      example({ settings: { environment: 'production-eu' } }),
      example({ settings: { project: 'x' } }),
      example({ settings: { project: 'internal' } }),
    ],
  },
});
