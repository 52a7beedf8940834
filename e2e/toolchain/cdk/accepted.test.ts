/**
 * What a person accepts is acknowledged where cdk-nag speaks of it, and nowhere else: for every rule that names one of its checks,
 * over the bad examples that lead to an acknowledgement of their own.
 */
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/rules';
import { accepting } from '../accepted-designs';
import { appOf, appsFolder } from './cases';
import { synthesize, type Acknowledgement } from './synth';

const REASON = 'Agreed until the launch. (accepted by Agreed until the launch. until 2026-12-31)';
const IS_ACCEPTED = /"(AwsSolutions-[^"]+)",\s*"Agreed until the launch/g;

const seen = new Set<string>();
const cases = rules
  .filter(({ maps }) => maps.cdkNag)
  .flatMap((rule) =>
    rule.examples.bad.flatMap((build, at) => {
      const name = `${rule.id} ${at + 1}`;
      const app = appOf({ name, design: accepting(build(), [REASON.split(' (')[0]!], [rule]) });
      const code = app.files.map(({ text }) => text).join('\n');
      const checks = [...code.matchAll(IS_ACCEPTED)].map(([, check]) => check!);
      const fresh = checks.filter((check) => !seen.has(`${rule.id} ${check}`));
      for (const check of fresh) seen.add(`${rule.id} ${check}`);
      return fresh.length > 0 ? [{ name, app, checks }] : [];
    }),
  );

describe('an accepted finding is acknowledged where cdk-nag speaks', () => {
  const { folder, done } = appsFolder(cases.map(({ app }) => app));

  it('of most of what it can say', () => {
    expect(cases.length).toBeGreaterThan(15);
  });

  it.each(cases)('$name', async ({ app, checks }) => {
    const { problem, acknowledged, idle, objections } = await synthesize(app, folder());
    expect(problem).toBeNull();
    expect(idle).toEqual([]);
    const accepted = acknowledged.filter(({ reason }) => reason === REASON);
    expect(accepted.map(({ rule }) => rule).toSorted()).toEqual(checks.toSorted());
    const isAnswered = ({ rule, construct }: Acknowledgement) =>
      !objections.some(
        (one) =>
          one.rule === rule &&
          (one.construct === construct || one.construct.startsWith(`${construct}/`)),
      );
    expect(accepted.filter((one) => !isAnswered(one))).toEqual([]);
    done();
  });
});
