import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { catalog } from '../catalog';
import { apply, isEmptyPatch, toStored, type Design } from '../design';
import { err, ok, type Result } from '../kit/result';
import { listWords, plural } from '../kit/words';
import { resolve as resolveDesign } from '../resolve';
import { checklist, rules } from '../rules';
import { nameOf as nameOfNode } from '../rules/subjects';
import type { Model, ModelNode } from '../spec/model';
import { describePatch, fixAll, inspect, type Finding } from '../validation';
import { termsOf } from './formats/text';
import { findingLine } from './inspect-design';
import { fileFault, oneLine, type Io } from './io';
import { readDesignFile, type ReadDesign } from './read-design';

export interface FixRequest {
  readonly out: string | null;
  /** Write over a file that holds no design. */
  readonly force: boolean;
  readonly isDryRun: boolean;
}

/**
 * Applies every safe fix, and tells what that changes, what it leaves and why. The design goes into the file that it came from,
 * or into `out`; else it is printed, and what is told goes to `io.err`. True in `isClean` when no error is left.
 */
export function fix(
  { design, file }: ReadDesign,
  { out, force, isDryRun }: FixRequest,
  io: Io,
): Result<{ isClean: boolean }, string> {
  const context = { today: io.today };
  const model = resolveDesign(design, catalog);
  const { patch, applied, left } = fixAll(model, rules, checklist, context);
  const after = model.with(apply(design, patch));
  const { accepted, counts } = inspect(after, rules, checklist, context);
  const path = out === null ? (file?.path ?? null) : resolve(io.cwd, out);
  const isPrinted = path === null && !isDryRun;

  // A file that is as it should be keeps its bytes.
  if (path !== null && !isDryRun && (out !== null || !isEmptyPatch(patch))) {
    const written = writeDesign(path, after.design, { force, isOwn: out === null });
    if (!written.ok) return written;
  }
  if (isPrinted) io.out(textOf(after.design));
  const lines = [
    ...applied.map(
      ({ finding, fix: { title } }) =>
        `fixed    ${nameOf(finding)}: ${subjectsOf(finding, after)}${title}`,
    ),
    ...describePatch(design, patch, catalog).map((line) => `  ${line}`),
    ...left.flatMap(({ finding, why }) => [findingLine(finding), `  left: ${why}`]),
    ...accepted.flatMap((finding) => [
      findingLine(finding),
      `  left: ${termsOf(finding.acceptance.waiver)}`,
    ]),
    `${[
      `${plural(applied.length, 'fix', 'fixes')} ${isDryRun ? 'would be applied' : 'applied'}`,
      `left are ${plural(counts.error, 'error')}`,
      plural(counts.warning, 'warning'),
      plural(counts.info, 'note'),
    ].join(', ')}.`,
  ].map(oneLine);
  if (isPrinted) io.err(lines.join('\n'));
  else io.out(lines.map((line) => `${line}\n`).join(''));
  return ok({ isClean: counts.error === 0 });
}

const nameOf = ({ rule }: Finding): string => `${rule.id.padEnd('ML-10'.length)}  ${rule.title}`;
/** "Web servers: ", or of a connection both ends: what the fix of a rule that is met twice is of. */
function subjectsOf({ nodes, edges }: Finding, model: Model): string {
  const ids = edges && edges.length > 0 ? nodes.slice(0, 2) : nodes.slice(0, 1);
  const names = ids
    .flatMap((id) => model.find(id) ?? [])
    .map((node) =>
      isNamedAlike(node, model) ? `${nameOfNode(node)} (${node.slug})` : nameOfNode(node),
    );
  return names.length > 0 ? `${listWords(names)}: ` : '';
}

const isNamedAlike = ({ id, label }: ModelNode, { nodes }: Model): boolean =>
  nodes.some((other) => other.id !== id && other.label.trim() === label.trim());

const textOf = (design: Design): string => `${JSON.stringify(toStored(design), null, 2)}\n`;

/** Never half a design: it takes the place of the old one when it is whole. */
function writeDesign(
  path: string,
  design: Design,
  { force, isOwn }: { readonly force: boolean; readonly isOwn: boolean },
): Result<void, string> {
  const known = statSync(path, { throwIfNoEntry: false });
  if (known && !isOwn && !force && !readDesignFile(path).ok) {
    return err(`${path} holds no design: choose another file or add --force.`);
  }
  const beside = `${path}.writing`;
  try {
    writeFileSync(beside, textOf(design), known ? { mode: known.mode } : {});
    renameSync(beside, known ? realpathSync(path) : path);
    return ok(undefined);
  } catch (error) {
    rmSync(beside, { force: true });
    return err(`Cannot write ${path}: ${fileFault(error)}.`);
  }
}
