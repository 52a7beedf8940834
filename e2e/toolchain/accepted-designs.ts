/** Designs in which somebody accepts what rules found. */
import { catalog } from '../../src/catalog';
import type { Design, Waiver } from '../../src/design';
import { resolve } from '../../src/resolve';
import { rules } from '../../src/rules';
import { EXAMPLE_CONTEXT } from '../../src/rules/example-context';
import { acceptedOf, extentOf, inspect, whyNeverAccepted, type Rule } from '../../src/validation';

const LONGEST_OWNER = 200;
const LONGEST_REASON = 1_000;

/** The design with every finding accepted that can be, in words of the texts in turn. */
export function accepting(
  design: Design,
  texts: readonly string[] = ['Agreed until the launch.'],
  only: readonly Rule[] = rules,
): Design {
  const { findings } = inspect(resolve(design, catalog), only, [], EXAMPLE_CONTEXT);
  // Nobody can give a blank reason.
  const said = texts.filter((text) => text.trim() !== '');
  const waivers = new Map<string, Waiver>();
  const acceptable = findings.filter((one) => whyNeverAccepted(one.rule, one) === null);
  for (const finding of acceptable) {
    const about = acceptedOf(finding.rule, finding);
    const key = JSON.stringify(about);
    if (waivers.has(key)) continue;
    const text = said[waivers.size % said.length]!;
    waivers.set(key, {
      id: `w${waivers.size + 1}`,
      ...about,
      ...extentOf(acceptable.filter((one) => JSON.stringify(acceptedOf(one.rule, one)) === key)),
      reason: text.slice(0, LONGEST_REASON),
      owner: text.slice(0, LONGEST_OWNER),
      until: '2026-12-31',
    });
  }
  return {
    ...design,
    waivers: Object.fromEntries([...waivers.values()].map((waiver) => [waiver.id, waiver])),
  };
}
